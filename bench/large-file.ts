/**
 * A caseload file of some 200 MB comes into the product while people use it: /healthz and a work list are asked once a
 * second, by a process of its own, before, while the file is read in, while it is applied, and after.
 *
 *   node --conditions=source --import tsx bench/large-file.ts [--megabytes 200] [--beside]
 *
 * The file is brought in by the process that answers, as the page for imports does; with --beside by a process of the
 * command line's own, on the same database.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { caseloadKind } from '#care'
import { installRules } from '#clocks'
import { demonstrationFolder } from '#footprints'
import { addMonths, csvLine } from '#kit'
import {
  applyImport,
  connect,
  type Database,
  fileAt,
  type ImportKind,
  jobActor,
  momentOf,
  stageImport,
  systemsOf,
} from '#platform'
import { caseloadHeading, caseloadRows } from '../src/care/generate/caseload.ts'
import type { Wanted } from '../src/care/generate/people.ts'
import { readSettings } from '../src/care/generate/settings.ts'
import { clockRules } from '../src/registry.ts'
import { quantile } from './product/rounds.ts'
import { bringCases, cookieOf, lancashire, serve } from './product/served.ts'

type Part = 'before' | 'reading' | 'applying' | 'after'
type Asked = { readonly path: string; readonly at: number; readonly took: number; readonly status: number }
type Bringing = { readonly connection: pg.PoolConfig; readonly file: string }

const paths = ['/healthz', `/${lancashire}/work`]
const megabyte = 1_048_576
/** A file of a year is so large for each time that the system is as large as it is. */
const megabytesOfScale = 5.8
/** Names and numbers of the first people are those of the cases that are there already. */
const firstPerson = 20_000
/** A year of so many times the system has the people that are left out. */
const scaleOfTheFirst = 3.8
const longestWait = 60_000

const [task] = process.argv.slice(2)
if (task === 'ask') process.once('message', message => void ask(message as Parameters<typeof ask>[0]))
else if (task === 'bring') process.once('message', message => void bringBeside(message as Bringing))
else await drill()

async function drill(): Promise<void> {
  const { values } = parseArgs({ options: { megabytes: { type: 'string' }, beside: { type: 'boolean' } } })
  const folder = mkdtempSync(join(tmpdir(), 'answerable-large-file-'))
  const file = await writeFile(folder, Number(values.megabytes ?? 200))
  const product = await serve()
  const cases = await bringCases(product, 0.2)
  const asker = startAsking(product.origin, await cookieOf(product, 'helen-barrow-smith'))
  const parts: { part: Part; from: number }[] = [{ part: 'before', from: Date.now() }]
  const begin = (part: Part) => parts.push({ part, from: Date.now() })
  console.log(
    `${cases} cases, then a file of ${Math.round(statSync(file).size / megabyte)} MB${values.beside ? ', by a process beside' : ', by the process that answers'}`,
  )
  await wait(10_000)
  const rows = values.beside
    ? await beside({ connection: product.database.connection, file }, begin)
    : await bring(product.database, file, begin)
  begin('after')
  await wait(5_000)
  const answers = await asker.stop()
  report(parts, answers)
  console.log(`${rows.toLocaleString('en-GB')} rows came in`)
  await product.close()
  rmSync(folder, { recursive: true })
}

async function writeFile(folder: string, megabytes: number): Promise<string> {
  const settings = readSettings(join(demonstrationFolder(lancashire), 'caseload.json'))
  const from = addMonths(settings.until, -12)
  const wanted = {
    ...{ seed: 7, scale: megabytes / megabytesOfScale + scaleOfTheFirst },
    settings: { ...settings, from, completeFrom: from },
  }
  const path = join(folder, 'large.csv')
  await pipeline(Readable.from(linesOf(wanted)), createWriteStream(path))
  return path
}

function* linesOf(wanted: Wanted): Generator<string> {
  yield csvLine(caseloadHeading)
  for (const cells of caseloadRows(wanted))
    if (Number(cells[0]!.split('-')[1]) > firstPerson) yield csvLine(cells)
}

/** Answers with the number of rows that were read. */
async function bring(database: Database, file: string, begin: (part: Part) => void): Promise<number> {
  const system = (await systemsOf(database.db)).find(each => each.system === lancashire)!
  const actor = jobActor('import', system.system, [], momentOf(system), 'bench')
  begin('reading')
  const staged = await stageImport(database, caseloadKind as ImportKind, fileAt(file), actor)
  if (!staged.ok) throw new Error(staged.refusal.message)
  begin('applying')
  const applied = await applyImport(database.db, caseloadKind as ImportKind, staged.value, actor)
  if (!applied.ok) throw new Error(applied.refusal.message)
  if (applied.value.rejected_rows > 0) throw new Error(`${applied.value.rejected_rows} rows were rejected`)
  return applied.value.read_rows
}

async function beside(bringing: Bringing, begin: (part: Part) => void): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), ['bring'], { execArgv: process.execArgv })
  const said = { rows: 0 }
  child.on('message', (message: { part?: Part; rows?: number }) => {
    if (message.part) begin(message.part)
    said.rows = message.rows ?? said.rows
  })
  child.send(bringing)
  const [status] = await once(child, 'exit')
  if (status !== 0) throw new Error(`Who brought the file stopped with ${String(status)}`)
  return said.rows
}

async function bringBeside({ connection, file }: Bringing): Promise<void> {
  installRules(clockRules)
  const database = connect(connection)
  const rows = await bring(database, file, part => process.send?.({ part }))
  process.send?.({ rows })
  await database.close()
  process.disconnect()
}

function startAsking(origin: string, cookie: string) {
  const child = fork(fileURLToPath(import.meta.url), ['ask'], { execArgv: process.execArgv })
  const answers: Asked[] = []
  child.on('message', message => answers.push(message as Asked))
  child.send({ origin, cookie })
  return {
    async stop(): Promise<readonly Asked[]> {
      child.disconnect()
      await once(child, 'exit')
      return answers
    },
  }
}

/** Every second each path, whether or not the one before has been answered. */
async function ask({ origin, cookie }: { readonly origin: string; readonly cookie: string }): Promise<void> {
  const going = { on: true }
  process.once('disconnect', () => {
    going.on = false
  })
  while (going.on) {
    for (const path of paths) void askOnce(origin, path, cookie)
    await wait(1_000)
  }
}

function askOnce(origin: string, path: string, cookie: string): void {
  const began = { at: Date.now(), on: performance.now() }
  const answered = (status: number) => {
    if (process.connected)
      process.send?.({ path, at: began.at, took: performance.now() - began.on, status } satisfies Asked)
  }
  get(origin + path, { headers: { cookie }, timeout: longestWait }, response => {
    response.resume()
    response.on('end', () => answered(response.statusCode ?? 0))
  })
    .on('timeout', () => answered(0))
    .on('error', () => answered(0))
}

function report(parts: readonly { part: Part; from: number }[], answers: readonly Asked[]): void {
  for (const [at, { part, from }] of parts.entries()) {
    const until = parts[at + 1]?.from ?? Number.POSITIVE_INFINITY
    const during = answers.filter(each => each.at >= from && each.at < until)
    const took = Number.isFinite(until) ? `, ${Math.round((until - from) / 1_000)} s` : ''
    console.log(`${part}${took}`)
    for (const path of paths) {
      const own = during.filter(each => each.path === path)
      const times = own.map(each => each.took)
      const wrong = own.filter(each => each.status !== 200).length
      const said = [0.5, 0.95, 1].map(share => `${Math.round(quantile(times, share))} ms`)
      console.log(
        `  ${path.padEnd(40)} ${own.length} times: median ${said[0]}, 95% ${said[1]}, longest ${said[2]}; not answered with 200: ${wrong}`,
      )
    }
  }
}
