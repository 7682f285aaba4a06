import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { csvLine } from '#kit'
import { type ImportKind, importFile, jobActor, type System } from '#platform'
import { type RandomStream, randomStream } from '#statistics'
import { aMoment, bringMutated, type FreshDatabase, systemDatabase } from '#testing'
import { nationalSetFile } from './assemble.ts'
import { nationalSetKind } from './kind.ts'
import { tables } from './sample-set.ts'

/** More with MUTATED_SETS=100000. */
const sets = Number(process.env.MUTATED_SETS ?? 150)

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())

const upTo = (chance: RandomStream, limit: number): number => Math.floor(chance.uniform() * limit)
const anyOf = <T>(chance: RandomStream, from: readonly T[]): T => from[upTo(chance, from.length)]!

const oddCells = [
  ...['', ' ', '0', '-1', '01', '02', '03', '04', '05', '98', '99', 'P1', 'P2', 'P4', 'R1', 'R4', 'R9', 'K1'],
  ...['2019-02-29', '2020-13-01', '2019-10-05', '2020-03-01', '2030-01-01', '0000-00-00', '31/12/2019'],
  ...[
    '1e3',
    '١٢٣',
    '"',
    "'",
    ';',
    'é',
    '😀',
    '\n',
    '\\N',
    'ZZZ9',
    '01A',
    '02G',
    '999 000 0018',
    '9990000051',
  ],
  ...['constructor', '__proto__', 'x'.repeat(300), '1.0', '1.0-as-counted'],
]
type Lines = string[][]
const names = Object.keys(tables)
const tableOf = (name: string): Lines => tables[name]!.split('\n').map(line => line.split(','))

/** What happens to tables on their way; each leaves something that can still be counted by lines. */
const changes: readonly ((lines: Lines, chance: RandomStream) => void)[] = [
  (lines, chance) => {
    const row = anyOf(chance, lines.slice(1))
    row[upTo(chance, row.length)] = anyOf(chance, oddCells)
  },
  (lines, chance) => void anyOf(chance, lines.slice(1)).splice(upTo(chance, 6), 1),
  (lines, chance) => void anyOf(chance, lines.slice(1)).push('more'),
  (lines, chance) => void lines.splice(1 + upTo(chance, lines.length - 1), 1),
  (lines, chance) => void lines.push([...anyOf(chance, lines.slice(1))]),
  (lines, chance) => void lines.push(...lines.splice(1, upTo(chance, lines.length - 1))),
  ([heading], chance) => void heading!.splice(upTo(chance, heading!.length), 1, anyOf(chance, ['', 'other'])),
  ([, ...rows], chance) => {
    const [a, b] = [upTo(chance, 9), upTo(chance, 9)]
    for (const row of rows) [row[a], row[b]] = [row[b] ?? '', row[a] ?? '']
  },
]

function mutated(seed: number) {
  const chance = randomStream(seed)
  const set = new Map(names.map(name => [name, tableOf(name)]))
  for (let each = upTo(chance, 4); each >= 0; each -= 1) {
    const lines = set.get(anyOf(chance, names))!
    if (lines.length > 1) anyOf(chance, changes)(lines, chance)
  }
  const files = [...set].map(([name, lines]) => {
    const bytes = Buffer.from(lines.map(csvLine).join(''))
    if (chance.uniform() < 0.03) bytes[upTo(chance, bytes.length)] = upTo(chance, 256)
    return { name, open: () => Readable.from([bytes]) }
  })
  const lines = [...set].filter(([name]) => !name.startsWith('000')).map(([, table]) => table.length - 1)
  return { file: nationalSetFile('mutated', files), lines: lines.reduce((sum, count) => sum + count, 0) }
}

test(`${sets} sets of mutated files: each is refused in words, or every line of every group is accounted for`, async t => {
  const actor = jobActor('import', system.system, [], aMoment(), 'test')
  let otherwise = 0
  const outcomes = await bringMutated({
    ...{ database, system, files: sets },
    async bring(seed) {
      const { file, lines } = mutated(seed)
      const outcome = await importFile(database, nationalSetKind as ImportKind, file, actor)
      if (outcome.ok) {
        // A flipped byte may make or lose a line break.
        if (outcome.value.run.read_rows !== lines) otherwise += 1
        return outcome.value.run
      }
      assert.notEqual(outcome.refusal.message, '')
      return undefined
    },
  })
  assert.ok(otherwise <= sets / 50, `${otherwise} sets with another number of lines`)
  t.diagnostic(JSON.stringify({ ...outcomes, otherwise }))
})
