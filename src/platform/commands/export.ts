/** `export KIND`: what can be brought in can be taken out, as a file of the same layout. */
import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { csvField, done, type Result, refuse } from '#kit'
import type { SystemId } from '../actor.ts'
import type { Command, Streams } from '../command.ts'
import type { Database, Tx } from '../database.ts'
import { cannotWrite } from '../file-to-write.ts'
import { exitStatus, printRefusal } from '../refused-command.ts'
import { takeOut } from '../take-out.ts'
import { type System, systemsOf } from '../wall-clock.ts'

export type Exporter = {
  /** The name of the kind that brings the same file in. */
  readonly name: string
  readonly heading: readonly string[]
  /** Every row, a page at a time. Works as the owner, on one state of the database. */
  rows(tx: Tx, system: SystemId): AsyncIterable<readonly string[]>
}

/** `ofTheirOwn` are kinds that are exported by a command of their own, which whoever asks here is told of. */
export const exportCommand =
  (exporters: readonly Exporter[], ofTheirOwn: readonly string[]) =>
  (open: () => Promise<Database>): Command => ({
    name: 'export',
    summary: 'writes everything of a kind as the file that brings it in again',
    usage: [
      'export KIND --system NAME [--out FILE] [--json]',
      '',
      '  --out FILE  a file to write, in the place of what is there, once all of it is written;',
      '              standard output unless given',
      `  Kinds: ${inWords(exporters, ofTheirOwn)}`,
    ].join('\n'),
    run: (args, io) => run({ exporters, ofTheirOwn }, open, args, io),
  })

type Kinds = { readonly exporters: readonly Exporter[]; readonly ofTheirOwn: readonly string[] }

function inWords(exporters: readonly Exporter[], ofTheirOwn: readonly string[]): string {
  const named = exporters.map(each => each.name).join(', ')
  const others = ofTheirOwn.map(name => `export ${name}`).join(', ')
  return others === '' ? named : `${named}; by a command of its own, with a help of its own: ${others}`
}

type Asked = { readonly exporter: Exporter; readonly system: string; readonly out: string | undefined }

async function run(
  kinds: Kinds,
  open: () => Promise<Database>,
  args: readonly string[],
  io: Streams,
): Promise<number> {
  const form = args.includes('--json') ? 'json' : 'text'
  const asked = readArguments(kinds, args)
  if (!asked.ok) return printRefusal(asked.refusal, form, io)
  const database = await open()
  try {
    const system = (await systemsOf(database.db)).find(each => each.system === asked.value.system)
    if (!system) {
      const unknown = refuse('not-found', `There is no system “${asked.value.system}”.`, {
        field: '--system',
      })
      return printRefusal(unknown.refusal, form, io)
    }
    const rows = await write(database, system, asked.value, io)
    if (form === 'json' && asked.value.out !== undefined)
      io.stdout.write(`${JSON.stringify({ kind: asked.value.exporter.name, file: asked.value.out, rows })}\n`)
    else io.stderr.write(`${rows.toLocaleString('en-GB')} rows written\n`)
    return exitStatus.done
  } finally {
    await database.close()
  }
}

const options = { json: { type: 'boolean' }, system: { type: 'string' }, out: { type: 'string' } } as const

function readArguments({ exporters, ofTheirOwn }: Kinds, args: readonly string[]): Result<Asked> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const exporter = exporters.find(each => each.name === positionals[0])
    if (!exporter)
      return refuse('invalid', `Say which kind: ${inWords(exporters, ofTheirOwn)}.`, { field: 'KIND' })
    if (positionals.length > 1)
      return refuse('invalid', `One kind at a time: what is “${positionals[1]}”?`, { field: 'KIND' })
    if (values.system === undefined)
      return refuse('invalid', 'Say whose it is with --system.', { field: '--system' })
    const refused = values.out === undefined ? undefined : cannotWrite(values.out, '--out')
    if (refused) return refused
    return done({ exporter, system: values.system, out: values.out })
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

async function write(database: Database, system: System, asked: Asked, io: Streams): Promise<number> {
  const { rows } = await takeOut(database, system, asked.exporter.name, async tx => {
    const count = { rows: 0 }
    const source = Readable.from(csvOf(asked.exporter, tx, system.system, count))
    if (asked.out === undefined) await pipeline(source, io.stdout, { end: false })
    else await writeWhole(source, asked.out)
    return count
  })
  return rows
}

/** What stood under the name stays until all of the new file is written. */
async function writeWhole(source: Readable, file: string): Promise<void> {
  const isDevice = existsSync(file) && !statSync(file).isFile()
  if (isDevice) return pipeline(source, createWriteStream(file))
  const partly = `${file}.part`
  try {
    await pipeline(source, createWriteStream(partly))
    renameSync(partly, file)
  } catch (cause) {
    rmSync(partly, { force: true })
    throw cause
  }
}

const pieceLength = 65_536

/** The file in pieces of some size. */
async function* csvOf(
  exporter: Exporter,
  tx: Tx,
  system: SystemId,
  count: { rows: number },
): AsyncGenerator<string> {
  let piece = `${exporter.heading.join(',')}\n`
  for await (const cells of exporter.rows(tx, system)) {
    count.rows += 1
    piece += `${cells.map(csvField).join(',')}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}
