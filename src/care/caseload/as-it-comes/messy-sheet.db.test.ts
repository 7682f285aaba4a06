import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  as,
  bringFile,
  type FileToImport,
  fileAt,
  type ImportKind,
  importFile,
  jobActor,
  rowsAfter,
  type System,
  workbookAsCsv,
} from '#platform'
import { randomStream } from '#statistics'
import { aMoment, anActor, type FreshDatabase, systemDatabase } from '#testing'
import { workbook } from '../../return/spreadsheet.ts'
import { sheetChoice } from './choice.ts'
import { sheetKind } from './kind.ts'
import type { Mapping } from './mapping.ts'
import { messyCsv, messyRows } from './messy-sheet.ts'
import { proposeMapping } from './propose-mapping.ts'
import { inUtf8 } from './sheet-file.ts'
import { lookAt } from './whole-sheet.ts'

let database: FreshDatabase
let system: System
const folder = mkdtempSync(join(tmpdir(), 'messy-'))
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(async () => {
  rmSync(folder, { recursive: true })
  await database.close()
})

const commissioners = [
  { code: '01A', name: 'NHS East Lancashire CCG' },
  { code: '00Q', name: 'NHS Blackburn with Darwen CCG' },
  { code: '00X', name: 'NHS Chorley and South Ribble CCG' },
]
function filed(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const files: Readonly<Record<string, () => FileToImport>> = {
  'an .xlsx workbook': () =>
    workbookAsCsv(
      filed('messy.xlsx', workbook([{ name: 'Caseload', rows: messyRows.map(row => [...row]) }])),
    ),
  'a CSV file of semicolons in Windows-1252': () =>
    fileAt(filed('messy.csv', Buffer.from(messyCsv(';').replaceAll('£', '\u00a3'), 'latin1'))),
  'a text in UTF-16': () => fileAt(filed('messy.txt', utf16(`\ufeff${messyCsv(',')}`))),
  'a text in UTF-16 without a mark': () => fileAt(filed('unmarked.txt', utf16(messyCsv(',')))),
  'a text in UTF-16, big end first': () => fileAt(filed('big.txt', utf16(`\ufeff${messyCsv(',')}`).swap16())),
  'a text in UTF-16, big end first, without a mark': () =>
    fileAt(filed('unmarked-big.txt', utf16(messyCsv(';')).swap16())),
  'a text with pipes between its cells': () => fileAt(filed('pipes.txt', Buffer.from(messyCsv('|')))),
}

async function proposed(file: FileToImport): Promise<{ mapping: Mapping; questions: readonly string[] }> {
  const look = await lookAt(file)
  assert.equal(look?.headingRow, 4)
  return proposeMapping(look!, 'support-unit', 2021, commissioners)
}

/** What the analyst answers: the words that could not be guessed. */
const settled = (mapping: Mapping): Mapping => ({
  ...mapping,
  pathway: { ...mapping.pathway, values: { ...mapping.pathway.values, 'jt pkg': 'standard' } },
})

for (const [name, file] of Object.entries(files))
  test(`a messy sheet as ${name}: found below its titles, every line read, rejected or said to be none`, async () => {
    const { mapping, questions } = await proposed(file())
    assert.match(questions.join('\n'), /What does “jt pkg” in “Pathway” mean\?/)
    assert.deepEqual(
      mapping.facts.map(each => [each.fact, each.on.column]),
      [
        ['care.referral-received', 'Date referral received'],
        ['care.meeting-held', 'DST date'],
        ['care.decision-verified', 'Decision date'],
        ['care.package-started', 'Package start'],
      ],
    )
    const actor = jobActor('import', system.system, ['care'], aMoment(), 'test')
    const kind = sheetKind(settled(mapping), aMoment().today) as ImportKind
    const brought = await importFile(database, kind, inUtf8(file(), mapping.encoding), actor)
    assert.ok(brought.ok, JSON.stringify(brought))
    const { run } = brought.value
    assert.deepEqual([run.read_rows, run.rejected_rows, run.left_out_rows], [9, 5, 3])
    const rejected = await rowsAfter(database.db, run, 'rejected', 0, 50)
    const said = rejected.map(({ row, reasons }) => `${row} ${reasons?.[0]?.field}: ${reasons?.[0]?.message}`)
    assert.match(said[0]!, /^8 Date referral received: .*day and month swapped/)
    assert.match(said[1]!, /^9 Decision date: .*is no day: “30\/02\/2020”/)
    assert.match(said[2]!, /^10 D\.O\.B: .*born on another day/)
    assert.match(said[3]!, /^13 CCG: .*no organisation that is known|^13 CCG: /)
    assert.match(said[4]!, /^15 Ref: “Ref” repeats row 5/)
    const lines = await rowsAfter(database.db, run, 'left-out', 0, 50)
    assert.deepEqual(
      lines.map(({ row, record }) => [row, record['(line)']?.slice(0, 6)]),
      [
        [12, 'Ref · '],
        [16, 'TOTAL '],
        [18, 'Notes:'],
      ],
    )
  })

test('the second and third time nothing changed', async () => {
  const { mapping } = await proposed(files['an .xlsx workbook']!())
  const actor = jobActor('import', system.system, ['care'], aMoment(), 'test')
  const kind = sheetKind(settled(mapping), aMoment().today) as ImportKind
  const again = await importFile(database, kind, files['an .xlsx workbook']!(), actor)
  assert.ok(again.ok)
  const { new_rows, changed_rows, unchanged_rows } = again.value.run
  assert.deepEqual([new_rows, changed_rows, unchanged_rows], [0, 0, 4])
})

test('a sheet that lacks a column says which, and which row comes nearest', async () => {
  const { mapping } = await proposed(files['an .xlsx workbook']!())
  const actor = jobActor('import', system.system, ['care'], aMoment(), 'test')
  const kind = sheetKind(mapping, aMoment().today) as ImportKind
  const other = fileAt(filed('other.csv', Buffer.from(messyCsv().replaceAll('"DST date"', '"MDT"'))))
  const refused = await importFile(database, kind, other, actor)
  assert.ok(!refused.ok)
  assert.match(refused.refusal.message, /Row 4 comes nearest: it lacks “DST date”/)
})

const bytesOfChance = (): Buffer => {
  const chance = randomStream(11)
  return Buffer.from(Array.from({ length: 3_000 }, () => Math.floor(chance.uniform() * 256)))
}
const unreadable: readonly (readonly [string, Buffer, RegExp])[] = [
  ['spaces and empty lines', Buffer.from(' \r\n\r\n\t\r\n'), /is blank/],
  ['the same in UTF-16', utf16('\ufeff \r\n \r\n'), /is blank/],
  ['bytes of chance', bytesOfChance(), /not a text file|NUL bytes/],
  ['bytes of chance without zeros', bytesOfChance().map(each => each || 1) as Buffer, /not a text file/],
  ['a web page in UTF-16', utf16('\ufeff<!DOCTYPE html><p>'), /web page/],
  ['cells between tildes', Buffer.from('Ref~Name~CCG\nCSU/1~Example~01A\n'), /has one cell alone.*commas/],
  ['commas alone', Buffer.from(',,,\n,,,\n'), /No row of this file reads like a heading/],
  ['a workbook of nothing', Buffer.from(workbook([{ name: 'Sheet 1', rows: [] }])), /reads like a heading/],
]
for (const [what, bytes, message] of unreadable)
  test(`${what}: refused when it is sent, in words that say what to send`, async () => {
    const analyst = anActor('performance-analyst', { system: system.system })
    const sent = { name: 'sheet.csv', path: filed('sheet.csv', bytes), bytes: bytes.length }
    const brought = await as(database.db, analyst, tx => bringFile(tx, analyst, sheetChoice, sent))
    assert.ok(!brought.ok)
    assert.match(brought.refusal.message, message)
    assert.match(brought.refusal.message, /Save the sheet as \.xlsx/)
    assert.equal(brought.refusal.field, 'file')
  })
