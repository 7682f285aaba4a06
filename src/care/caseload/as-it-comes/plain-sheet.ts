/** A plain invented sheet, a row a case, for tests of what its rows become. */
import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import {
  type ChangedRow,
  changesAfter,
  type Database,
  type FileToImport,
  type ImportKind,
  importFile,
  jobActor,
  type Moment,
  rowsAfter,
  tryFile,
} from '#platform'
import { careFacts } from '../../facts.ts'
import { inventedNhsNumber } from '../../generate/nhs-numbers.ts'
import { sheetKind } from './kind.ts'
import type { Mapping } from './mapping.ts'

const columns = [
  ...['Ref', 'NHS Number', 'Name', 'Forename', 'DOB', 'CCG', 'Pathway', 'Referral', 'DST', 'Decision'],
  ...['Outcome', 'Package start', 'Package end', 'Date of death'],
] as const
export type Cells = Partial<Record<(typeof columns)[number], string>>

export const plainMapping: Mapping = {
  ...{ name: 'judged', separator: ',', encoding: 'utf-8', days: 'day-first', case: { column: 'Ref' } },
  person: {
    ...{ nhs_number: { column: 'NHS Number' }, family_name: { column: 'Name' } },
    ...{ given_name: { column: 'Forename' }, born_on: { column: 'DOB' } },
    died_on: { column: 'Date of death' },
  },
  pathway: { column: 'Pathway' },
  commissioner: { column: 'CCG' },
  facts: [
    {
      ...{ fact: careFacts.referralReceived, on: { column: 'Referral' } },
      detail: { kind: { constant: 'other-notification' } },
    },
    {
      ...{ fact: careFacts.meetingHeld, on: { column: 'DST' } },
      detail: { setting: { constant: 'community' } },
    },
    {
      ...{ fact: careFacts.decisionVerified, on: { column: 'Decision' } },
      detail: { outcome: { column: 'Outcome', values: { 'not eligible': 'not-eligible' } } },
    },
    { fact: careFacts.packageStarted, on: { column: 'Package start' } },
    {
      ...{ fact: careFacts.packageEnded, on: { column: 'Package end' } },
      detail: { reason: { constant: 'no-longer-eligible' } },
    },
  ],
}

let people = 5_000
const nobodyYet = (): string => inventedNhsNumber(people++)

/** Somebody referred in October 2020, with what a row adds. */
export const aRow = (ref: string, changes: Cells = {}): Cells => ({
  ...{ Ref: ref, 'NHS Number': nobodyYet(), Name: 'Example', Forename: 'Joan', DOB: '29/02/1940' },
  ...{ CCG: '00Q', Pathway: 'standard', Referral: '01/10/2020', ...changes },
})

const fileOf = (rows: readonly Cells[]): FileToImport => ({
  name: 'sheet.csv',
  open: () =>
    Readable.from([
      Buffer.from(
        [columns.join(','), ...rows.map(row => columns.map(name => row[name] ?? '').join(','))].join('\n'),
      ),
    ]),
})

export type Desk = { readonly database: Database; readonly system: string; readonly at: Moment }

const bringer = ({ system, at }: Desk) => jobActor('import', system, ['care'], at, 'test')
export const plainKind = ({ at }: Desk, mapping = plainMapping) => sheetKind(mapping, at.today) as ImportKind

/** New, changed, unchanged and rejected rows, and why they were. */
export async function bringRows(desk: Desk, rows: readonly Cells[], mapping = plainMapping) {
  const { database } = desk
  const kind = plainKind(desk, mapping)
  const outcome = await importFile(database, kind, fileOf(rows), bringer(desk))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { run } = outcome.value
  assert.equal(run.read_rows, rows.length)
  const rejected = await rowsAfter(database.db, run, 'rejected', 0, 50)
  return {
    ...{ kind, run },
    counts: [run.new_rows, run.changed_rows, run.unchanged_rows, run.rejected_rows],
    reasons: rejected.flatMap(each => each.reasons ?? []).map(each => each.message),
  }
}

/** Staged and looked at, and from what to what each changed row would change its case. */
export async function tryRows(desk: Desk, rows: readonly Cells[]) {
  const outcome = await tryFile(desk.database, plainKind(desk), fileOf(rows), bringer(desk))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { run } = outcome.value
  return { run, changes: inLines(await changesAfter(desk.database.db, run, 'all', 0, 50)) }
}

const inLines = (changes: readonly ChangedRow[]) =>
  changes.map(({ about, differences }) => [
    about,
    ...differences.map(each => `${each.field}: ${each.before} → ${each.after}`),
  ])
