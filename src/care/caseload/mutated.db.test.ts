import assert from 'node:assert/strict'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { demonstrationFolder } from '#footprints'
import { type FileToImport, type ImportKind, importFile, jobActor, momentOf, type System } from '#platform'
import { type RandomStream, randomStream } from '#statistics'
import { bringMutated, type FreshDatabase, systemDatabase } from '#testing'
import { caseloadHeading, caseloadRows } from '../generate/caseload.ts'
import { readSettings } from '../generate/settings.ts'
import { caseloadKind } from './kind.ts'

/** The hundred thousand with MUTATED_FILES=100000. */
const files = Number(process.env.MUTATED_FILES ?? 150)
const folder = demonstrationFolder('lancashire-and-south-cumbria')

let database: FreshDatabase
let system: System
let rows: (readonly string[])[]
before(async () => {
  ;({ database, system } = await systemDatabase())
  rows = [...caseloadRows({ seed: 3, scale: 0.01, settings: readSettings(join(folder, 'caseload.json')) })]
})
after(() => database.close())

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const fileOf = (bytes: Uint8Array): FileToImport => ({
  name: 'mutated.csv',
  open: () => Readable.from([Buffer.from(bytes)]),
})

type Table = { heading: string[]; rows: string[][] }
const upTo = (chance: RandomStream, limit: number): number => Math.floor(chance.uniform() * limit)
const anyOf = <T>(chance: RandomStream, from: readonly T[]): T => from[upTo(chance, from.length)]!

const oddCells = [
  ...['', ' ', '0', '-1', 'NULL', 'care.decision-verified', 'yes', '31/12/2019', '12/31/2019', '2019-02-29'],
  ...[
    '0000-00-00',
    '9999-12-31',
    '2019-10-01T25:00:00Z',
    '2019-10-01T10:00:00',
    '{"kind":[]}',
    '{',
    '[]',
    'null',
  ],
  ...[
    '{"outcome":{"a":1}}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    '"',
    "'",
    ';',
    'é',
    '😀',
    '\u0000',
    '\n',
    '\\N',
  ],
  ...['999 000 0018', '9990000018', '1234567890', 'ZZZ9', '01A', '1e3', '١٢٣', 'Infinity', '#12', '1', '2'],
]
/** What happens to files on their way: each changes the table a little. */
const onTables: readonly ((table: Table, chance: RandomStream) => void)[] = [
  ({ rows }, chance) => {
    const row = anyOf(chance, rows)
    row[upTo(chance, row.length)] = anyOf(chance, oddCells)
  },
  ({ rows }, chance) => anyOf(chance, rows).splice(upTo(chance, 19), 1),
  ({ rows }, chance) => anyOf(chance, rows).push('more'),
  ({ rows }, chance) => void rows.splice(upTo(chance, rows.length), 1),
  ({ rows }, chance) => void rows.push([...anyOf(chance, rows)]),
  ({ rows }, chance) => void rows.sort(() => chance.uniform() - 0.5),
  ({ rows }, chance) => {
    const [a, b] = [upTo(chance, 19), upTo(chance, 19)]
    for (const row of rows) [row[a], row[b]] = [row[b] ?? '', row[a] ?? '']
  },
  ({ rows }, chance) => {
    const column = anyOf(chance, [5, 10, 12])
    for (const row of rows) row[column] = (row[column] ?? '').replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1-$3-$2')
  },
  ({ heading }, chance) =>
    void heading.splice(upTo(chance, heading.length), 1, anyOf(chance, ['', 'case', 'other'])),
  ({ heading }, chance) => void heading.splice(upTo(chance, heading.length), 1),
]
const onBytes: readonly ((bytes: Buffer, chance: RandomStream) => Buffer)[] = [
  bytes => bytes,
  bytes => bytes,
  bytes => bytes,
  (bytes, chance) => {
    for (let each = 0; each < 3; each += 1) bytes[upTo(chance, bytes.length)] = upTo(chance, 256)
    return bytes
  },
  (bytes, chance) => bytes.subarray(0, upTo(chance, bytes.length)),
  bytes => Buffer.from(bytes.toString('utf8'), 'latin1'),
  bytes => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
  bytes => Buffer.from(bytes.toString('utf8').replaceAll('","', '";"')),
  bytes => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')),
]

function mutated(seed: number): Buffer {
  const chance = randomStream(seed)
  const start = upTo(chance, Math.max(1, rows.length - 40))
  const table: Table = {
    heading: [...caseloadHeading],
    rows: rows.slice(start, start + 10 + upTo(chance, 30)).map(row => [...row]),
  }
  for (let each = upTo(chance, 5); each >= 0; each -= 1)
    if (table.rows.length > 0) anyOf(chance, onTables)(table, chance)
  const text = [table.heading, ...table.rows].map(row => row.map(quoted).join(',')).join('\n')
  return anyOf(chance, onBytes)(Buffer.from(`${text}\n`), chance)
}

test(`${files} mutated files: each is refused in words or read, and no row of it is lost`, async t => {
  const actor = jobActor('import', system.system, [], momentOf(system), 'test')
  const outcomes = await bringMutated({
    ...{ database, system, files },
    async bring(seed) {
      const outcome = await importFile(database, caseloadKind as ImportKind, fileOf(mutated(seed)), actor)
      if (outcome.ok) return outcome.value.run
      assert.notEqual(outcome.refusal.message, '')
      return undefined
    },
  })
  t.diagnostic(JSON.stringify(outcomes))
})
