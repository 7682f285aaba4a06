/** `import KIND FILE…`: brings files in through the staged pipeline. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import { type Actor, jobActor } from '../actor.ts'
import type { Command, Streams } from '../command.ts'
import type { Database } from '../database.ts'
import {
  type ChangedRow,
  changesAfter,
  changesInLines,
  discardImport,
  fileAt,
  type ImportKind,
  importFile,
  mostChanges,
  type Preview,
  type Progress,
  sharedSystem,
  tryFile,
} from '../imports/index.ts'
import { progressLine } from '../progress-line.ts'
import { printRefusal } from '../refused-command.ts'
import { momentOf, systemsOf } from '../wall-clock.ts'

type Asked = {
  readonly kind: ImportKind
  readonly files: readonly string[]
  readonly dryRun: boolean
  readonly form: 'json' | 'text'
  readonly system: string | undefined
}

/**
 * The command for the kinds of all areas; `open` is called only when the arguments are right. `ofTheirOwn` are kinds
 * that a command of their own brings in, which whoever asks here is told of.
 */
export const importCommand =
  (kinds: readonly ImportKind[], ofTheirOwn: readonly string[] = []) =>
  (open: () => Promise<Database>): Command => ({
    name: 'import',
    summary: 'brings CSV files in: staged, judged row by row, applied at once or not at all',
    usage: usageOf(kinds, ofTheirOwn),
    run: (args, io) => run(kinds, open, args, io),
  })

const usageOf = (kinds: readonly ImportKind[], ofTheirOwn: readonly string[]): string =>
  [
    'import KIND FILE… [--system NAME] [--dry-run] [--json]',
    '',
    '  --system NAME  the system whose data it is (not for shared reference data)',
    '  --dry-run      says what would be new, changed (from what to what), unchanged or rejected, and changes nothing',
    '  Exit status: 0 all rows applied, 1 some rows rejected (they are kept), 2 a file refused.',
    '',
    'Kinds and their columns (? may be left out):',
    ...kinds.map(
      kind =>
        `  ${kind.name}: ${kind.columns.map(column => `${column.name}${column.required ? '' : '?'}`).join(', ')}`,
    ),
    ...(ofTheirOwn.length === 0 ? [] : ['', 'By a command of its own, with a help of its own:']),
    ...ofTheirOwn.map(name => `  import ${name}`),
  ].join('\n')

async function run(
  kinds: readonly ImportKind[],
  open: () => Promise<Database>,
  args: readonly string[],
  io: Streams,
): Promise<number> {
  const asked = readArguments(kinds, args)
  if (!asked.ok) return printRefusal(asked.refusal, args.includes('--json') ? 'json' : 'text', io)
  const database = await open()
  try {
    return await bringAll(database, asked.value, io)
  } finally {
    await database.close()
  }
}

function readArguments(kinds: readonly ImportKind[], args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const [name, ...files] = positionals
  const kind = kinds.find(each => each.name === name)
  if (!kind)
    return refuse('invalid', `Say which kind of file: ${kinds.map(each => each.name).join(', ')}.`, {
      field: 'KIND',
    })
  if (files.length === 0) return refuse('invalid', 'Say which file.', { field: 'FILE' })
  const missing = files.find(file => !existsSync(file))
  if (missing !== undefined) return refuse('not-found', `There is no file ${missing}.`, { field: 'FILE' })
  if (kind.scope === 'system' && values.system === undefined)
    return refuse('invalid', `Say whose ${kind.name} these are with --system.`, { field: '--system' })
  const { 'dry-run': dryRun = false, json = false, system } = values
  return done({ kind, files, dryRun, form: json ? 'json' : 'text', system })
}

const options = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  system: { type: 'string' },
} as const

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options, allowPositionals: true }))
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

async function bringAll(database: Database, asked: Asked, io: Streams): Promise<number> {
  const actor = await actorFor(database, asked)
  if (!actor.ok) return printRefusal(actor.refusal, asked.form, io)
  const bring = asked.dryRun ? tryFile : importFile
  const brought: Summary[] = []
  for (const path of asked.files) {
    const outcome = await bring(database, asked.kind, fileAt(path), actor.value, progressOn(io, path))
    if (!outcome.ok)
      return printRefusal(
        { ...outcome.refusal, message: `${path}: ${outcome.refusal.message}` },
        asked.form,
        io,
      )
    const changes = asked.dryRun
      ? await changesAfter(database.db, outcome.value.run, 'all', 0, mostChanges)
      : undefined
    if (asked.dryRun) await discardImport(database.db, outcome.value.run)
    brought.push(summaryOf(path, outcome.value, changes))
    if (asked.form === 'text') io.stdout.write(inWords(brought.at(-1)!, asked))
  }
  if (asked.form === 'json')
    io.stdout.write(`${JSON.stringify({ kind: asked.kind.name, dryRun: asked.dryRun, files: brought })}\n`)
  return brought.some(each => each.rejected > 0) ? 1 : 0
}

async function actorFor(database: Database, { kind, system }: Asked): Promise<Result<Actor>> {
  if (kind.scope === 'shared')
    return done(jobActor('import', sharedSystem, [], momentOf({ fixedToday: null }), 'command line'))
  const found = (await systemsOf(database.db)).find(each => each.system === system)
  if (!found) return refuse('not-found', `There is no system “${system}”.`, { field: '--system' })
  return done(jobActor('import', found.system, [], momentOf(found), 'command line'))
}

const wholeNumber = (count: number): string => count.toLocaleString('en-GB')

function progressOn(io: Streams, path: string): Progress {
  const say = progressLine(io.stderr)
  return ({ rows, bytes }) =>
    say(`${path}: ${wholeNumber(rows)} rows, ${(bytes / 1_048_576).toFixed(1)} MB read`)
}

type Summary = {
  readonly file: string
  readonly run: string
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly rejections: readonly { field: string | null; message: string; rows: number }[]
  readonly ignoredColumns: readonly string[]
  /** The first rows that would change something; only of a trial. */
  readonly changes?: readonly ChangedRow[]
}

const summaryOf = (
  file: string,
  { run: done, rejections }: Preview,
  changes: readonly ChangedRow[] | undefined,
): Summary => ({
  ...{ file, run: done.id, read: done.read_rows, rejected: done.rejected_rows },
  ...{ new: done.new_rows ?? 0, changed: done.changed_rows ?? 0, unchanged: done.unchanged_rows ?? 0 },
  ...{ rejections, ignoredColumns: done.ignored_columns, ...(changes ? { changes } : {}) },
})

function inWords(summary: Summary, { dryRun }: Asked): string {
  const counts = (['new', 'changed', 'unchanged', 'rejected'] as const).map(
    name => `${wholeNumber(summary[name])} ${name}`,
  )
  const lines = [
    `${summary.file}: ${wholeNumber(summary.read)} rows read: ${counts.join(', ')}${dryRun ? ' (nothing was applied)' : ''}`,
    ...changesInLines(summary.changes ?? [], summary.changed),
    ...summary.rejections.map(each => `  ${wholeNumber(each.rows)} rejected: ${each.message}`),
    ...(summary.ignoredColumns.length > 0 ? [`  not read: ${summary.ignoredColumns.join(', ')}`] : []),
  ]
  return `${lines.join('\n')}\n`
}
