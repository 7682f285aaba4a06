/**
 * A caseload brought in (staged, judged, compared, applied: people, cases, facts, clocks and what the return counts)
 * against a bare COPY of the rows that come of it, into the same tables with the same keys and indexes, in one
 * transaction as well. Aim: at most 6 times its time, and memory that does not grow with the file.
 *
 *   node --conditions=source --import tsx bench/import.ts [--england | --full | --scale K --years N]
 *
 * --england is one year of England, 170,000 referrals; --full the eight years for which there have been the
 * commissioners of the demonstration, as two halves of England in turn: there are fewer invented NHS numbers than people.
 */
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { caseloadKind } from '#care'
import { installRules } from '#clocks'
import { demonstrationFolder, loadReferenceData, loadSystem } from '#footprints'
import { addMonths, later } from '#kit'
import { fileAt, type ImportKind, importFile, jobActor, momentOf, type System } from '#platform'
import { caseloadFile, caseloadHeading, caseloadRows } from '../src/care/generate/caseload.ts'
import type { Wanted } from '../src/care/generate/people.ts'
import { readSettings } from '../src/care/generate/settings.ts'
import { clockRules } from '../src/registry.ts'
import { durableDatabase, type Measured } from './product/embedded.ts'
import { median } from './product/rounds.ts'

const { values: given } = parseArgs({
  options: {
    ...{ england: { type: 'boolean' }, full: { type: 'boolean' } },
    ...{ scale: { type: 'string' }, years: { type: 'string' }, rounds: { type: 'string' } },
  },
})
const england = 33
const halves = given.full ? 2 : 1
const scale = given.full ? england / 2 : given.england ? england : Number(given.scale ?? 4)
const years = given.full ? 8 : Number(given.years ?? 1)
const rounds = Number(given.rounds ?? (given.full || given.england ? 1 : 3))
const folder = mkdtempSync(join(tmpdir(), 'answerable-import-'))
const demonstration = demonstrationFolder('lancashire-and-south-cumbria')

/** In the order in which one refers to another. */
const tables = [
  ...['care.person', 'care.case', 'facts.subject', 'facts.fact', 'clocks.clock', 'care.request_reading'],
]
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576).toLocaleString('en-GB')} MB`
const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`
const number = (count: number): string => Math.round(count).toLocaleString('en-GB')

function wantedOf(half: number): Wanted {
  const settings = readSettings(join(demonstration, 'caseload.json'))
  const from = later(settings.from, addMonths(settings.until, -12 * years))
  return { seed: 100 + half, scale, settings: { ...settings, from, completeFrom: from } }
}

async function writeFile(half: number): Promise<string> {
  const path = join(folder, `caseload-${half}.csv`)
  await pipeline(Readable.from(caseloadFile(wantedOf(half))), createWriteStream(path))
  return path
}

function referralsIn(half: number): number {
  const fact = caseloadHeading.indexOf('fact')
  let count = 0
  for (const row of caseloadRows(wantedOf(half))) if (row[fact] === 'care.referral-received') count += 1
  return count
}

async function installed(): Promise<{ readonly database: Measured; readonly system: System }> {
  const database = await durableDatabase()
  await loadReferenceData(database)
  return { database, system: await loadSystem(database, demonstration) }
}

async function emptied({ pool }: Measured): Promise<void> {
  await pool.query(`truncate ${[...tables].reverse().join(', ')}, platform.import_row cascade`)
  await pool.query('checkpoint')
}

type Memory = { readonly atQuarters: readonly number[]; readonly most: number }
type Brought = {
  readonly took: number
  /** Of this process alone: the rest is PostgreSQL’s, and waiting for a processor. */
  readonly worked: number
  readonly rows: number
  readonly memory: Memory
}

async function bring(database: Measured, system: System, path: string): Promise<Brought> {
  const seen: number[] = []
  const watch = setInterval(() => seen.push(process.memoryUsage().rss), 100)
  const actor = jobActor('import', system.system, [], momentOf(system), 'bench')
  const [began, idle] = [performance.now(), process.cpuUsage()]
  const outcome = await importFile(database, caseloadKind as ImportKind, fileAt(path), actor)
  const took = performance.now() - began
  const { user, system: forSystem } = process.cpuUsage(idle)
  clearInterval(watch)
  if (!outcome.ok || outcome.value.run.rejected_rows > 0) throw new Error(JSON.stringify(outcome))
  const atQuarters = [0.1, 0.25, 0.5, 0.75, 1].map(
    share => seen[Math.max(0, Math.ceil(seen.length * share) - 1)] ?? 0,
  )
  const rows = outcome.value.run.read_rows
  return { took, worked: (user + forSystem) / 1_000, rows, memory: { atQuarters, most: Math.max(...seen) } }
}

async function copyOut({ pool }: Measured): Promise<void> {
  const client = await pool.connect()
  for (const table of tables)
    await pipeline(
      client.query(copyTo(`copy ${table} to stdout (format binary)`)),
      createWriteStream(join(folder, table)),
    )
  client.release()
}

async function copyIn({ pool }: Measured): Promise<number> {
  const client = await pool.connect()
  const began = performance.now()
  await client.query('begin')
  for (const table of tables)
    await pipeline(
      createReadStream(join(folder, table)),
      client.query(copyFrom(`copy ${table} from stdin (format binary)`)),
    )
  await client.query('commit')
  const took = performance.now() - began
  client.release()
  return took
}

installRules(clockRules)
const [product, bare] = [await installed(), await installed()]
for (let half = 1; half <= halves; half += 1) {
  const path = await writeFile(half)
  console.log(
    `${number(referralsIn(half))} referrals in ${years === 1 ? 'a year' : `${years} years`} (scale ${scale}), a file of ${megabytes(statSync(path).size)}; ${rounds} round${rounds === 1 ? '' : 's'} in turns`,
  )
  const [imports, copies]: [Brought[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    await emptied(product.database)
    await emptied(bare.database)
    imports.push(await bring(product.database, product.system, path))
    await copyOut(product.database)
    copies.push(await copyIn(bare.database))
  }
  const [took, copied] = [median(imports.map(each => each.took)), median(copies)]
  const ratios = imports.map((each, round) => each.took / copies[round]!)
  const [first] = imports
  console.log(`  bare COPY of the resulting rows   ${seconds(copied)}`)
  console.log(
    `  the import of ${number(first!.rows)} rows       ${seconds(took)}, ${number(first!.rows / (took / 1_000))} rows a second; this process worked ${seconds(median(imports.map(each => each.worked)))} of it`,
  )
  console.log(
    `  ratio, median of rounds           ${median(ratios).toFixed(1)} (aim 6), from ${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`,
  )
  for (const { memory } of imports)
    console.log(
      `  resident memory after 10, 25, 50, 75 and 100% of the time: ${memory.atQuarters.map(megabytes).join(', ')}; most ${megabytes(memory.most)}`,
    )
}
await product.database.remove()
await bare.database.remove()
rmSync(folder, { recursive: true })
