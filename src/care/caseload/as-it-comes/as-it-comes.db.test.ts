import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  applyImport,
  as,
  correctRow,
  type FileToImport,
  type ImportKind,
  importFile,
  jobActor,
  type System,
} from '#platform'
import { aMoment, anActor, type FreshDatabase, systemDatabase } from '#testing'
import { findMapping, mappingNames, saveMapping } from '../store/mappings.ts'
import { sheetKind } from './kind.ts'
import { type Mapping, readMapping } from './mapping.ts'
import { proposeMapping } from './propose-mapping.ts'
import { readSheetRow } from './read-sheet-row.ts'
import { inUtf8 } from './sheet-file.ts'
import { lookAt } from './whole-sheet.ts'

/** A support unit's sheet: semicolons, Windows-1252, days first, its own words. */
const sheet = [
  'Ref No;NHS Number;Surname;Forename;D.O.B.;CCG;Pathway;Date Referral Received;DST date;Decision Date;Outcome;Package start date;Last review date;Comments',
  'CSU/1;999 000 0018;Example;Joan;29/02/1940;01A;Std CHC;01/10/2019;20/10/2019;05/11/2019;Eligible - full CHC;08/11/2019;;café',
  'CSU/2;9990000026;Dubois;André;12/06/38;00Q;Standard;13/10/2019;;;;;;',
  'CSU/3;9990000034;Slater;Ivy;03/03/1933;00Q;Fast Track;14/01/2020;;;;16/01/2020;;',
  'CSU/4;9990000042;Wrong;Day;03/03/1933;00Q;Standard;12/25/2019;;;;;;',
  'CSU/5;9990000051;Wrong;Number;03/03/1933;00Q;Standard;20/12/2019;;;;;;',
].join('\r\n')
const fileOf = (text: string): FileToImport => ({
  name: 'sheet.csv',
  open: () => Readable.from([Buffer.from(text, 'latin1')]),
})

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())
const job = () => jobActor('import', system.system, ['care'], aMoment(), 'test')

async function proposed(): Promise<{ mapping: Mapping; questions: readonly string[] }> {
  const look = await lookAt(fileOf(sheet))
  assert.ok(look)
  return proposeMapping(look, 'support-unit', 2021)
}

test('a first mapping is guessed from headings and cells, with what is left to decide', async () => {
  const { mapping, questions } = await proposed()
  assert.deepEqual([mapping.separator, mapping.encoding, mapping.days], [';', 'windows-1252', 'day-first'])
  assert.deepEqual(mapping.pathway.values, {
    'std chc': 'standard',
    standard: 'standard',
    'fast track': 'fast-track',
  })
  assert.deepEqual(
    mapping.facts.map(each => [each.fact, each.on.column]),
    [
      ['care.referral-received', 'Date Referral Received'],
      ['care.meeting-held', 'DST date'],
      ['care.decision-verified', 'Decision Date'],
      ['care.package-started', 'Package start date'],
    ],
  )
  assert.match(questions.join(), /1 only make sense the other way round/)
})

test('a code in small letters and an NHS number with “.0” are read as what they are', async () => {
  const { mapping } = await proposed()
  const [heading, first] = sheet.split('\r\n').map(line => line.split(';'))
  const record = Object.fromEntries(heading!.map((name, at) => [name, first![at] ?? '']))
  const read = readSheetRow(mapping, { ...record, CCG: '01a', 'NHS Number': '9990000018.0' }, 2021)
  assert.ok(read.ok, JSON.stringify(read))
  const { commissioner, nhs_number } = read.value.rows[0]!
  assert.deepEqual([commissioner, nhs_number], ['01A', '9990000018'])
})

test('the sheet comes in case by case through its saved mapping, and the same sheet again changes nothing', async () => {
  const { mapping } = await proposed()
  assert.ok(readMapping(JSON.stringify(mapping)).ok)
  await as(database.db, job(), tx => saveMapping(tx, job(), mapping))
  const { names, saved } = await as(database.db, job(), async tx => ({
    names: await mappingNames(tx, system.system),
    saved: await findMapping(tx, system.system, 'support-unit'),
  }))
  assert.deepEqual(names, ['support-unit'])
  const kind = sheetKind(saved!, job().at.today) as ImportKind
  const bring = async () => {
    const outcome = await importFile(database, kind, inUtf8(fileOf(sheet), mapping.encoding), job())
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return outcome.value
  }
  const { run, rejections } = await bring()
  assert.deepEqual([run.read_rows, run.new_rows, run.rejected_rows], [5, 3, 2], JSON.stringify(rejections))
  assert.match(
    rejections.map(each => `${each.field} ${each.message}`).join('\n'),
    /Date Referral Received.*day and month swapped/,
  )
  assert.match(rejections.map(each => `${each.field} ${each.message}`).join('\n'), /NHS Number.*check digit/)
  const { rows } = await sql`select c.local_id, c.state, c.outcome, p.given_name, p.born_on from care.case c
    join care.person p on p.system = c.system and p.id = c.person order by 1`.execute(database.db)
  assert.deepEqual(rows, [
    {
      local_id: 'support-unit: CSU/1',
      state: 'in-package',
      outcome: 'eligible',
      given_name: 'Joan',
      born_on: '1940-02-29',
    },
    {
      local_id: 'support-unit: CSU/2',
      state: 'received',
      outcome: null,
      given_name: 'André',
      born_on: '1938-06-12',
    },
    {
      local_id: 'support-unit: CSU/3',
      state: 'in-package',
      outcome: null,
      given_name: 'Ivy',
      born_on: '1933-03-03',
    },
  ])
  const again = await bring()
  assert.deepEqual([again.run.new_rows, again.run.changed_rows, again.run.unchanged_rows], [0, 0, 3])

  const lead = anActor('hub-verifier', { system: system.system })
  const corrected = await as(database.db, lead, tx =>
    correctRow(tx, kind, run, 5, { 'Date Referral Received': '25/12/2019' }),
  )
  assert.ok(corrected.ok)
  const replayed = await applyImport(database.db, kind, run, lead)
  assert.deepEqual(replayed.ok && [replayed.value.new_rows, replayed.value.rejected_rows], [4, 1])
})
