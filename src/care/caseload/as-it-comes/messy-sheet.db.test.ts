import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { clockRules } from '#care/definitions'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import {
  type FileToImport,
  fileAt,
  type ImportKind,
  importFile,
  jobActor,
  rowsAfter,
  type System,
  workbookAsCsv,
} from '#platform'
import { aMoment, type FreshDatabase, freshDatabase } from '#testing'
import { workbook } from '../../return/spreadsheet.ts'
import { sheetKind } from './kind.ts'
import type { Mapping } from './mapping.ts'
import { messyCsv, messyRows } from './messy-sheet.ts'
import { proposeMapping } from './propose-mapping.ts'
import { inUtf8, lookAt } from './sheet-file.ts'

let database: FreshDatabase
let system: System
const folder = mkdtempSync(join(tmpdir(), 'messy-'))
before(async () => {
  installRules(clockRules)
  database = await freshDatabase(loadReferenceData)
  system = await loadSystem(database, demonstrationFolder('lancashire-and-south-cumbria'))
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
const files: Readonly<Record<string, () => FileToImport>> = {
  'an .xlsx workbook': () =>
    workbookAsCsv(
      filed('messy.xlsx', workbook([{ name: 'Caseload', rows: messyRows.map(row => [...row]) }])),
    ),
  'a CSV file of semicolons in Windows-1252': () =>
    fileAt(filed('messy.csv', Buffer.from(messyCsv(';').replaceAll('£', '\u00a3'), 'latin1'))),
  'a text in UTF-16': () => fileAt(filed('messy.txt', Buffer.from(`\ufeff${messyCsv(',')}`, 'utf16le'))),
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
