import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import type { FileToImport } from '#platform'
import { proposeMapping } from './propose-mapping.ts'
import { lookAt } from './whole-sheet.ts'

const heading =
  'Ref,NHS Number,Surname,Forename,DOB,CCG,Pathway,Referral received,Decision date,Outcome,Notes'
const rowOf = (at: number, outcome: string): string =>
  `M/${at},9990000018,Example,Joan,29/02/1940,00Q,Std CHC,13/10/2019,25/10/2019,${outcome},remark ${at}`

/** More rows than a first look reads, the heading again on every page. */
const lines = Array.from({ length: 2_600 }, (_, at) => {
  const outcome = at === 2_550 ? 'Lapsed' : at > 2_300 ? 'Not eligible' : 'Eligible'
  return at % 50 === 0 && at > 0 ? `${heading}\n${rowOf(at, outcome)}` : rowOf(at, outcome)
})
const file: FileToImport = {
  name: 'long.csv',
  open: () => Readable.from([Buffer.from([heading, ...lines].join('\n'))]),
}

test('a word that only a late row uses is found, asked about, and guessed where it can be', async () => {
  const look = (await lookAt(file))!
  assert.ok(look.rows.length < 2_300)
  assert.deepEqual(look.words.get('Outcome'), ['eligible', 'not eligible', 'lapsed'])
  const { mapping, questions } = proposeMapping(look, 'unit', 2021)
  const decided = mapping.facts.find(each => each.fact === 'care.decision-verified')
  assert.deepEqual(decided?.detail?.outcome?.values, {
    eligible: 'eligible',
    'not eligible': 'not-eligible',
  })
  assert.deepEqual(questions, ['What does “lapsed” in “Outcome” mean?'])
})

test('a column of more texts than words can be holds no words', async () => {
  const look = (await lookAt(file))!
  assert.equal(look.words.has('Notes'), false)
  assert.equal(look.words.has('Ref'), false)
})
