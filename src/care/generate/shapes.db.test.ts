import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demonstrationFolder } from '#footprints'
import {
  fileAt,
  type ImportKind,
  importFile,
  jobActor,
  momentOf,
  rowsAfter,
  type System,
  workbookAsCsv,
} from '#platform'
import { type FreshDatabase, systemDatabase } from '#testing'
import { sheetKind } from '../caseload/as-it-comes/kind.ts'
import { proposeMapping } from '../caseload/as-it-comes/propose-mapping.ts'
import { inUtf8 } from '../caseload/as-it-comes/sheet-file.ts'
import { lookAt } from '../caseload/as-it-comes/whole-sheet.ts'
import { caseloadKind } from '../caseload/kind.ts'
import { nationalSetFile } from '../national-set/assemble.ts'
import { casesOfExport } from '../national-set/exported-cases.ts'
import { nationalSetKind } from '../national-set/kind.ts'
import { writeNationalSets } from '../national-set/write-folders.ts'
import { generatedFile } from './demonstration.ts'
import type { Wanted } from './people.ts'
import { readSettings } from './settings.ts'
import { shapes } from './shapes.ts'
import { sheetLines } from './spreadsheet.ts'

const demonstration = demonstrationFolder('lancashire-and-south-cumbria')
const settings = readSettings(join(demonstration, 'caseload.json'))
const wanted: Wanted = { seed: 11, scale: 0.03, settings }
const folder = mkdtempSync(join(tmpdir(), 'shapes-'))
let databases: FreshDatabase[] = []
let system: System
before(async () => {
  const installed = [await systemDatabase(), await systemDatabase(), await systemDatabase()]
  databases = installed.map(each => each.database)
  system = installed[0]!.system
})
after(async () => {
  for (const database of databases) await database.close()
  rmSync(folder, { recursive: true })
})

const actor = () => jobActor('import', system.system, [], momentOf(system), 'test')

async function bring(at: number, kind: ImportKind, file: Parameters<typeof importFile>[2]) {
  const outcome = await importFile(databases[at]!, kind, file, actor())
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.value
}

const linesOf = (of: string, name: string): string[] =>
  readFileSync(join(of, name), 'utf8')
    .replace(/T[\d:.]+Z/g, '')
    .split('\r\n')
    .sort()

test('the national set that is generated is the one that is exported where the caseload file came in', async () => {
  await bring(0, caseloadKind as ImportKind, generatedFile(wanted))
  const [made, exported] = [join(folder, 'made'), join(folder, 'exported')]
  await shapes['national-set'].write(wanted, made)
  const { folders } = await databases[0]!.db
    .transaction()
    .execute(tx =>
      writeNationalSets(casesOfExport(tx, system.system), { at: momentOf(system), out: exported }),
    )
  assert.deepEqual(folders, [...shapes['national-set'].names(wanted)].sort())
  for (const commissioner of folders)
    for (const name of readdirSync(join(exported, commissioner))) {
      // The header says when the files were made.
      if (name.startsWith('000')) continue
      const lines = linesOf(join(made, commissioner), name)
      assert.ok(lines.length > 3, `${commissioner} ${name}`)
      assert.deepEqual(lines, linesOf(join(exported, commissioner), name), `${commissioner} ${name}`)
    }
})

test('the national set that is generated comes in whole', async () => {
  const made = join(folder, 'whole')
  await shapes['national-set'].write(wanted, made)
  for (const commissioner of shapes['national-set'].names(wanted)) {
    const of = join(made, commissioner)
    const files = readdirSync(of).map(name => fileAt(join(of, name)))
    const { run, rejections } = await bring(1, nationalSetKind as ImportKind, nationalSetFile('set', files))
    assert.deepEqual(rejections, [], commissioner)
    assert.ok(run.read_rows! > 50 && run.new_rows === run.read_rows)
  }
})

const commissioners = settings.commissioners.map(({ code, name }) => ({ code, name }))

test('the spreadsheets: every planted mistake is rejected, and nothing else', async () => {
  const made = mkdtempSync(join(folder, 'sheets-'))
  const { cases, mistakes } = await shapes.spreadsheet.write(wanted, made)
  const lines = [...sheetLines(wanted, momentOf(system))]
  const planted = new Set(lines.filter(line => line.mistake !== undefined).map(line => line.cells[0]))
  const rejected: [string, string][] = []
  let read = 0
  for (const [name, inherited] of [
    ['spreadsheet.csv', 'no'],
    ['spreadsheet-transferred-in.csv', 'yes'],
  ] as const) {
    const file = fileAt(join(made, name))
    const look = await lookAt(file)
    assert.deepEqual([look?.encoding, look?.headingRow], ['windows-1252', 4])
    const { mapping } = proposeMapping(look!, `unit-${inherited}`, 2021, commissioners)
    const answered = { ...mapping, inherited: { constant: inherited } }
    const kind = sheetKind(answered, momentOf(system).today) as ImportKind
    const { run } = await bring(2, kind, inUtf8(file, mapping.encoding))
    read += run.read_rows!
    const wrong = await rowsAfter(databases[2]!.db, run, 'rejected', 0, 500)
    for (const { record, reasons } of wrong) rejected.push([record.Ref!, reasons![0]!.message])
  }
  const unplanned = rejected.filter(([reference]) => !planted.has(reference))
  assert.deepEqual(unplanned, [])
  assert.deepEqual([read, rejected.length], [cases, planted.size])
  assert.equal(
    planted.size,
    Object.values(mistakes).reduce((sum, count) => sum + count, 0),
  )
})

test('the workbook holds the same rows as the spreadsheets', async () => {
  const made = mkdtempSync(join(folder, 'book-'))
  const said = await shapes.workbook.write(wanted, made)
  assert.deepEqual(said, await shapes.spreadsheet.write(wanted, made))
  const look = await lookAt(workbookAsCsv(join(made, 'caseload.xlsx')))
  assert.deepEqual(look?.heading.slice(0, 3), ['Ref', 'NHS No.', 'Name'])
})
