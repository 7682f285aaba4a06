import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  FileFault,
  type FileToImport,
  fileAt,
  formOfFile,
  type ImportKind,
  importFile,
  jobActor,
  momentOf,
  rowsAfter,
  type System,
  workbookAsCsv,
} from '#platform'
import { type RandomStream, randomStream } from '#statistics'
import { bringMutated, type FreshDatabase, systemDatabase } from '#testing'
import { workbook } from '../../return/spreadsheet.ts'
import { sheetKind } from './kind.ts'
import { readMapping } from './mapping.ts'
import { groupedRows, messyRows, wordedRows } from './messy-sheet.ts'
import { proposeMapping } from './propose-mapping.ts'
import { inUtf8 } from './sheet-file.ts'
import { type Look, lookAt } from './whole-sheet.ts'

/** Spreadsheets as they come, .xlsx and CSV; more with MUTATED_SHEETS=100000. */
const files = Number(process.env.MUTATED_SHEETS ?? 120)

let database: FreshDatabase
let system: System
const folder = mkdtempSync(join(tmpdir(), 'mutated-'))
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
]

type Cell = string | number | null
type Table = Cell[][]
const upTo = (chance: RandomStream, limit: number): number => Math.floor(chance.uniform() * limit)
const anyOf = <T>(chance: RandomStream, from: readonly T[]): T => from[upTo(chance, from.length)]!

const oddCells: readonly Cell[] = [
  ...[
    '',
    ' ',
    '-',
    'TBC',
    '31/12/2019',
    '12/31/2019',
    '30/02/2020',
    '2020-02-30',
    '1 Foo 2020',
    '99/99/9999',
  ],
  ...[
    '£1,000.00',
    '#N/A',
    'Total',
    'Std CHC',
    'FNC',
    'Withdrawn',
    'reject-row',
    '"',
    "'",
    ';',
    '\t',
    'line\nbreak',
    'é',
    '😀',
    '\u0000',
  ],
  ...[43_831, 0, -1, 1e300, 9_990_070_008, 0.1, 2_958_466, '9990070008', '01A', 'NHS East Lancashire CCG'],
  ...['x'.repeat(40_000), '=1+1', '(column B)', 'Ref', null],
]
const changes: readonly ((table: Table, chance: RandomStream) => void)[] = [
  (table, chance) => {
    const row = anyOf(chance, table)
    row[upTo(chance, 18)] = anyOf(chance, oddCells)
  },
  (table, chance) => void anyOf(chance, table).splice(upTo(chance, 15), 1),
  (table, chance) => void table.splice(upTo(chance, table.length), 1),
  (table, chance) => void table.splice(upTo(chance, table.length), 0, []),
  (table, chance) => void table.splice(upTo(chance, table.length), 0, [anyOf(chance, oddCells)]),
  (table, chance) => void table.push([...anyOf(chance, table)]),
  (table, chance) => void table.sort(() => chance.uniform() - 0.5),
  (table, chance) => {
    const [a, b] = [upTo(chance, 15), upTo(chance, 15)]
    for (const row of table) [row[a], row[b]] = [row[b] ?? null, row[a] ?? null]
  },
]

function textOf(table: Table, chance: RandomStream): Buffer {
  const separator = anyOf(chance, [',', ';', '\t', '|'])
  const quote = (cell: Cell | undefined) => `"${String(cell ?? '').replaceAll('"', '""')}"`
  const bare = (cell: Cell | undefined) => String(cell ?? '')
  const write = anyOf(chance, [quote, quote, quote, bare])
  const text = table.map(row => Array.from(row, write).join(separator)).join(anyOf(chance, ['\r\n', '\n']))
  return Buffer.from(text, anyOf(chance, ['utf8', 'utf8', 'latin1', 'utf16le'] as const))
}

const onBytes: readonly ((bytes: Buffer, chance: RandomStream) => Buffer)[] = [
  ...Array.from({ length: 5 }, () => (bytes: Buffer) => bytes),
  (bytes, chance) => {
    for (let each = 0; each < 4; each += 1) bytes[upTo(chance, bytes.length)] = upTo(chance, 256)
    return bytes
  },
  (bytes, chance) => bytes.subarray(0, upTo(chance, bytes.length)),
  bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
]

function mutated(seed: number): { path: string; name: string } {
  const chance = randomStream(seed)
  const table: Table = anyOf(chance, [messyRows, groupedRows, wordedRows]).map(row => [...row])
  for (let each = upTo(chance, 7); each >= 0; each -= 1)
    if (table.length > 0) anyOf(chance, changes)(table, chance)
  const isWorkbook = chance.uniform() < 0.5
  const sheet = table.map(row => Array.from(row, cell => cell ?? null))
  const bytes = isWorkbook
    ? Buffer.from(workbook([{ name: 'Caseload', rows: sheet }]))
    : textOf(table, chance)
  const path = join(folder, 'mutated.upload')
  writeFileSync(path, anyOf(chance, onBytes)(bytes, chance))
  return { path, name: anyOf(chance, ['sheet.xlsx', 'sheet.csv', 'sheet']) }
}

async function lookOf(file: FileToImport): Promise<Look | undefined> {
  try {
    return await lookAt(file)
  } catch (cause) {
    if (cause instanceof FileFault) return undefined
    throw cause
  }
}

/** What became of it; undefined where it was refused in words. */
async function bring(seed: number) {
  const { path, name } = mutated(seed)
  const form = await formOfFile(path, name)
  if (!form.ok) {
    assert.notEqual(form.refusal.message, '')
    return undefined
  }
  const file = form.value.form === 'workbook' ? workbookAsCsv(path) : fileAt(path)
  const look = await lookOf(file)
  if (!look) return undefined
  const { mapping } = proposeMapping(look, 'mutated', 2021, commissioners)
  if (!readMapping(JSON.stringify(mapping)).ok) return undefined
  const actor = jobActor('import', system.system, [], momentOf(system), 'test')
  const kind = sheetKind(mapping, actor.at.today) as ImportKind
  const outcome = await importFile(database, kind, inUtf8(file, mapping.encoding), actor)
  if (!outcome.ok) {
    assert.notEqual(outcome.refusal.message, '')
    return undefined
  }
  const { run } = outcome.value
  const kept = await rowsAfter(database.db, run, 'rejected', 0, 1_000)
  assert.equal(kept.length, run.rejected_rows)
  assert.ok(kept.every(row => (row.reasons?.length ?? 0) > 0))
  return run
}

test(`${files} mutated sheets: each is refused in words or read, and no line of it is lost`, async t => {
  const outcomes = await bringMutated({ database, system, files, bring })
  t.diagnostic(JSON.stringify(outcomes))
})
