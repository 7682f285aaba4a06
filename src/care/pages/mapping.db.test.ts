/** Saying how a sheet is read: what is saved, and what the page shows of it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { render } from 'preact-render-to-string'
import { type Actor, as, bringFile, findFile, type System } from '#platform'
import { anActor, type FreshDatabase, systemDatabase } from '#testing'
import { Form, type PageContext } from '#web'
import { readingOf, sheetChoice } from '../caseload/as-it-comes/choice.ts'
import type { Mapping } from '../caseload/as-it-comes/mapping.ts'
import { findMapping, saveMapping } from '../caseload/store/mappings.ts'
import { careFacts } from '../facts.ts'
import { mappingPage } from './mapping.ts'

let database: FreshDatabase
let system: System
let actor: Actor
const folder = mkdtempSync(join(tmpdir(), 'mapping-'))
before(async () => {
  ;({ database, system } = await systemDatabase())
  actor = anActor('performance-analyst', { system: system.system })
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

const heading = 'Ref,NHS Number,Surname,Forename,DOB,CCG,Pathway,Referral received,Decision date,Outcome'
const row = (at: number, pathway: string, outcome: string) =>
  `CSU/${at},9990000018,Example,Joan,29/02/1940,01A,${pathway},01/10/2019,05/11/2019,${outcome}`

const brought = (...rows: readonly string[]): Promise<string> => broughtLines(heading, ...rows)

async function broughtLines(...lines: readonly string[]): Promise<string> {
  const path = join(folder, `${Math.random()}.upload`)
  const content = lines.join('\n')
  writeFileSync(path, content)
  const sent = { name: 'unit.csv', path, bytes: content.length }
  const file = await as(database.db, actor, tx => bringFile(tx, actor, sheetChoice, sent))
  assert.ok(file.ok, JSON.stringify(file))
  return file.value.id
}

const contextFor = (tx: PageContext['tx'], file: string): PageContext => ({
  ...{ tx, actor, system, url: '/', form: null, refusal: null },
  ...{ params: { system: system.system, file }, query: new URLSearchParams() },
  panels: async () => [],
  count: () => assert.fail('nothing is counted here'),
  breakGlass: () => assert.fail('nobody breaks glass here'),
  mendGlass: () => assert.fail('nobody breaks glass here'),
})
async function shown(file: string): Promise<string> {
  const answered = await as(database.db, actor, tx => mappingPage.show(contextFor(tx, file)))
  assert.ok('body' in answered, JSON.stringify(answered))
  return render(answered.body as Parameters<typeof render>[0])
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
/** What a browser would send of the form as it stands. */
function answersIn(html: string): URLSearchParams {
  const answers = new URLSearchParams()
  for (const [tag, name] of html.matchAll(/<(input|select|textarea)\b[^>]*>/g)) {
    const from = html.slice(html.indexOf(tag))
    if (attribute(tag, 'type') === 'radio' && !/ checked/.test(tag)) continue
    const chosen = /<option\b[^>]*\bselected[^>]*>/.exec(from.slice(0, from.indexOf('</select>')))?.[0] ?? ''
    const inside = from.slice(tag.length, from.indexOf('</textarea>'))
    const value = { input: attribute(tag, 'value'), select: attribute(chosen, 'value'), textarea: inside }
    answers.append(attribute(tag, 'name'), value[name as keyof typeof value])
  }
  return answers
}
function meaningOf(html: string, what: string, text: string): string {
  const answers = answersIn(html)
  return answers.get(`means-${what}-${answers.getAll(`text-${what}`).indexOf(text)}`) ?? ''
}
const send = (file: string, answers: URLSearchParams, step = 'confirm') => {
  answers.set('step', step)
  return as(database.db, actor, tx =>
    mappingPage.submit!.handle({ ...contextFor(tx, file), form: new Form(answers) }),
  )
}

test('words of an earlier sheet are kept where a later one without them is saved under the same name', async () => {
  const first = await brought(row(1, 'Jt pkg', 'Eligible'), row(2, 'Standard', 'Eligible'))
  const html = await shown(first)
  assert.equal(meaningOf(html, 'pathway', 'jt pkg'), '')
  const answers = answersIn(html)
  answers.set(`means-pathway-${answers.getAll('text-pathway').indexOf('jt pkg')}`, 'standard')
  assert.ok((await send(first, answers)).ok)
  const second = await brought(row(3, 'Fast track', ''))
  assert.ok((await send(second, answersIn(await shown(second)))).ok)
  const third = await brought(row(4, 'Jt pkg', 'Eligible'), row(5, 'Fast track', 'Eligible'))
  const again = await shown(third)
  assert.ok(again.includes('saved as “unit”'))
  assert.equal(meaningOf(again, 'pathway', 'jt pkg'), 'standard')
  assert.equal(meaningOf(again, 'pathway', 'fast track'), 'fast-track')
  assert.ok((await send(third, answersIn(again))).ok)
})

test('what the first rows become is what the answers above say, guessed ones as well', async () => {
  const html = await shown(await brought(row(1, 'Standard', 'Not eligible')))
  assert.ok(html.includes('saved as “unit”'))
  assert.equal(meaningOf(html, 'outcome', 'not eligible'), 'not-eligible')
  assert.deepEqual(/Rejected: [^<]*/.exec(html)?.[0], undefined)
  assert.ok(html.includes('(not eligible)'))
})

const confirmedOf = async (file: string): Promise<Mapping> => {
  const found = await as(database.db, actor, tx => findFile(tx, { system: system.system, id: file }))
  const { mapping, draft } = readingOf(found!)
  assert.ok(mapping)
  // Whoever changes it later is not asked to confirm again what they have confirmed.
  assert.deepEqual(draft, mapping)
  return mapping
}

test('an outcome that is no decision is answered as a closure, or as rows to reject', async () => {
  const file = await brought(row(1, 'Standard', 'Withdrawn'), row(2, 'Standard', 'Deferred'))
  const html = await shown(file)
  assert.equal(meaningOf(html, 'outcome', 'withdrawn'), 'closed-without-decision-05')
  assert.equal(meaningOf(html, 'outcome', 'deferred'), '')
  const answers = answersIn(html)
  answers.set(`means-outcome-${answers.getAll('text-outcome').indexOf('deferred')}`, 'reject-row')
  assert.ok((await send(file, answers)).ok)
  const decision = (await confirmedOf(file)).facts.find(each => each.fact === careFacts.decisionVerified)
  assert.deepEqual(decision?.detail?.outcome?.values?.deferred, 'reject-row')
})

test('what a sheet has columns of is asked word by word, and what it has none of is taken as the page says', async () => {
  const file = await broughtLines(
    // Named otherwise than in the sheets before, whose saved mapping does not fit.
    `${heading.replace('Outcome', 'Result')},DST date,Assessment setting,Discount date,Discount reason`,
    `${row(1, 'Standard', 'Eligible')},20/10/2019,Acute,,`,
    `${row(2, 'Standard', 'Eligible')},20/10/2019,Video,,`,
    'CSU/3,9990000026,Example,Joan,29/02/1940,01A,Standard,01/10/2019,,,,,12/10/2019,Inappropriate',
  )
  const html = await shown(file)
  assert.ok(html.includes('Where nothing is said, this is taken: not stated.'))
  assert.ok(html.includes('(in an acute hospital)'))
  assert.ok(html.includes('(inappropriate referral)'))
  assert.equal(meaningOf(html, 'setting', 'acute'), 'acute')
  const answers = answersIn(html)
  assert.deepEqual(answers.getAll('text-ending'), [])
  const unanswered = await send(file, answers)
  assert.ok(!unanswered.ok)
  assert.equal(unanswered.refusal.message, 'Say what “video” means')
  answers.set(`means-setting-${answers.getAll('text-setting').indexOf('video')}`, 'other')
  answers.set('column-ending', 'Result')
  const withoutDay = await send(file, answers)
  assert.ok(!withoutDay.ok)
  assert.match(withoutDay.refusal.message, /^Choose the column of its day as well: /)
  answers.set('column-ending', '')
  const sent = await send(file, answers)
  assert.ok(sent.ok, JSON.stringify(sent))
  const { facts } = await confirmedOf(file)
  const detailOf = (fact: string) => facts.find(each => each.fact === fact)?.detail
  assert.deepEqual(detailOf(careFacts.meetingHeld)?.setting?.values, { acute: 'acute', video: 'other' })
  assert.deepEqual(detailOf(careFacts.closedWithoutDecision)?.reason?.values, { inappropriate: '04' })
  assert.equal(detailOf(careFacts.referralReceived), undefined)
})

const savedAs = (name: string): Promise<Mapping> =>
  as(database.db, actor, async tx => {
    const found = await findMapping(tx, system.system, name)
    assert.ok(found)
    return found
  })

test('references are their unit’s own, called as the answers are saved, until somebody says otherwise', async () => {
  // Named otherwise than in the sheets before, whose saved mappings do not fit.
  const ours = ['Ref', 'Unit reference', 'CCG', 'Commissioner'].reduce(
    (named, from, at, all) => (at % 2 === 0 ? named.replace(from, all[at + 1]!) : named),
    heading,
  )
  const sent = async (name: string, numbering?: string) => {
    const file = await broughtLines(ours, row(1, 'Standard', 'Eligible'))
    const answers = answersIn(await shown(file))
    answers.set('name', name)
    if (numbering !== undefined) answers.set('numbering', numbering)
    const outcome = await send(file, answers)
    return outcome.ok ? (await confirmedOf(file)).numbering : outcome.refusal.message
  }
  assert.equal(await sent('north'), 'north')
  assert.equal(await sent('south'), 'south')
  assert.equal(await sent('north-fast-track', 'of north'), 'north')
  assert.equal(await sent('whole', 'whole-system'), '')
  // Which of the two units sent this one, nobody can tell.
  const open = await shown(await broughtLines(ours, row(1, 'Standard', 'Eligible')))
  assert.match(
    open,
    /“north-fast-track” and “south” and “whole” read the same columns: whose references are these\?/,
  )
  assert.equal(answersIn(open).get('numbering'), null)
  assert.match(String(await sent('north')), /Say whose numbering the references of “north” are/)
  const undecided = await broughtLines(ours, row(1, 'Standard', 'Eligible'))
  await send(undecided, answersIn(await shown(undecided)), 'show')
  assert.equal(answersIn(await shown(undecided)).get('numbering'), null)
  const { numbering: _never, ...older } = await savedAs('north')
  await as(database.db, actor, tx => saveMapping(tx, actor, { ...older, name: 'a-first' }))
  assert.equal(await sent('a-first'), undefined)
  assert.match(String(await sent('a-second')), /Say whose numbering the references of “a-second” are/)
})

test('what a saved mapping was never asked is proposed and marked; what it answered stays answered', async () => {
  const lines = [
    `${heading.replace('Ref', 'Case number')},DST date,DST location,Discount date,Discount reason,Date of death`,
    `${row(1, 'Standard', 'Eligible')},20/10/2019,Acute,,,`,
    'CSU/3,9990000026,Example,Joan,29/02/1940,01A,Standard,01/10/2019,,,,,12/10/2019,Inappropriate,13/10/2019',
  ]
  const opened = async () => {
    const file = await broughtLines(...lines)
    const html = await shown(file)
    return { file, html, answers: answersIn(html), marks: html.split('Proposed: not asked').length - 1 }
  }
  const first = await opened()
  assert.equal(first.marks, 0)
  first.answers.set('name', 'a-saved')
  assert.ok((await send(first.file, first.answers)).ok)
  const { asked: _asked, person, facts, ...rest } = await savedAs('a-saved')
  const { died_on: _answeredWithNone, ...who } = person
  const before = facts
    .filter(each => each.fact !== careFacts.closedWithoutDecision)
    .map(({ detail, ...each }) => (each.fact === careFacts.meetingHeld ? each : { ...each, detail }))
  const earlier = JSON.parse(JSON.stringify({ ...rest, person: who, facts: before })) as Mapping
  await as(database.db, actor, tx => saveMapping(tx, actor, earlier))

  const again = await opened()
  assert.ok(
    again.html.includes('“Discount date”, “Discount reason”, “DST location”'),
    again.html.slice(0, 3_000),
  )
  assert.deepEqual([again.marks, again.answers.get('column-died_on')], [3, ''])
  assert.equal(again.answers.get('column-setting'), 'DST location')
  assert.deepEqual(await savedAs('a-saved'), earlier)
  again.answers.set('column-setting', '')
  assert.ok((await send(again.file, again.answers)).ok)

  assert.ok((await confirmedOf(again.file)).asked?.includes('column-setting'))

  const third = await opened()
  assert.deepEqual([third.marks, third.answers.get('column-setting')], [0, ''])
  assert.equal(third.answers.get('day-closed-without-decision'), 'Discount date')
})
