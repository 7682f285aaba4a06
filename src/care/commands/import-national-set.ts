/** `import national-set FOLDER…`: a caseload in the shape of the national data set, a folder of files a commissioner. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import {
  type Actor,
  type ChangedRow,
  type Command,
  changesAfter,
  changesInLines,
  type Database,
  discardImport,
  exitStatus,
  type FileToImport,
  fileAt,
  type ImportKind,
  type ImportRow,
  importFile,
  jobActor,
  momentOf,
  mostChanges,
  type Preview,
  printRefusal,
  rowsAfter,
  type Streams,
  systemsOf,
  tryFile,
} from '#platform'
import { nationalSetFile } from '../national-set/assemble.ts'
import { nationalSetKind } from '../national-set/kind.ts'
import { groupIds, groups } from '../national-set/layout.ts'

export const importNationalSetCommand = (open: () => Promise<Database>): Command => ({
  name: 'import national-set',
  summary: 'brings a caseload in from files in the shape of the national data set',
  usage: [
    'import national-set FOLDER… --system NAME [--dry-run] [--json]',
    '',
    `  A folder holds ${groupIds.map(id => groups[id].file).join(', ')};`,
    '  the last two may be absent. It is one commissioner’s for one period.',
    '  --dry-run  says what would be new, changed (from what to what), unchanged or rejected, and changes nothing',
    '  --json     the same as --format json',
    '  Exit status: 0 all lines applied, 1 some lines rejected (they are kept), 2 a folder refused.',
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

const options = {
  system: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  format: { type: 'string' },
} as const

type Asked = { readonly folders: readonly string[]; readonly system: string; readonly isTrial: boolean }
type Form = 'json' | 'text'

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const form: Form = args.includes('--json') || args.join(' ').includes('--format json') ? 'json' : 'text'
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, form, io)
  const database = await open()
  try {
    return await bringAll(database, asked.value, form, io)
  } finally {
    await database.close()
  }
}

function readArguments(args: readonly string[]): Result<Asked> {
  try {
    const { values, positionals: folders } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (folders.length === 0) return refuse('invalid', 'Say which folder.', { field: 'FOLDER' })
    const missing = folders.find(each => !existsSync(each) || !statSync(each).isDirectory())
    if (missing !== undefined)
      return refuse('not-found', `There is no folder ${missing}.`, { field: 'FOLDER' })
    if (values.system === undefined)
      return refuse('invalid', 'Say whose caseload it is with --system.', { field: '--system' })
    if (values.format !== undefined && !['json', 'text'].includes(values.format))
      return refuse('invalid', '--format is json or text.', { field: '--format' })
    return done({ folders, system: values.system, isTrial: values['dry-run'] === true })
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

async function bringAll(database: Database, asked: Asked, form: Form, io: Streams): Promise<number> {
  const system = (await systemsOf(database.db)).find(each => each.system === asked.system)
  if (!system) {
    const unknown = refuse('not-found', `There is no system “${asked.system}”.`, { field: '--system' })
    return printRefusal(unknown.refusal, form, io)
  }
  const actor = jobActor('import', system.system, ['care'], momentOf(system), 'command line')
  const brought: Summary[] = []
  for (const folder of asked.folders) {
    const summary = await bring(database, actor, folder, asked)
    if (!summary.ok)
      return printRefusal({ ...summary.refusal, message: `${folder}: ${summary.refusal.message}` }, form, io)
    brought.push(summary.value)
    if (form === 'text') io.stdout.write(inWords(summary.value, asked))
  }
  if (form === 'json')
    io.stdout.write(
      `${JSON.stringify({ kind: nationalSetKind.name, dryRun: asked.isTrial, folders: brought })}\n`,
    )
  return brought.some(each => each.rejected > 0) ? exitStatus.checkFailed : exitStatus.done
}

/** Tables of a set that stand in the folder; what else lies there is no table. */
function filesIn(folder: string): FileToImport[] {
  const names = readdirSync(folder).filter(name => /\.(csv|xml|xlsx?|zip)$/i.test(name))
  return names.sort().map(name => fileAt(join(folder, name)))
}

const rejectedShown = 50

async function bring(
  database: Database,
  actor: Actor,
  folder: string,
  { isTrial }: Asked,
): Promise<Result<Summary>> {
  const file = nationalSetFile(basename(resolve(folder)), filesIn(folder))
  const brings = isTrial ? tryFile : importFile
  const outcome = await brings(database, nationalSetKind as ImportKind, file, actor)
  if (!outcome.ok) return outcome
  const { run } = outcome.value
  const lines = await rowsAfter(database.db, run, 'rejected', 0, rejectedShown)
  const changes = isTrial ? await changesAfter(database.db, run, 'all', 0, mostChanges) : undefined
  if (isTrial) await discardImport(database.db, run)
  return done({ ...summaryOf(folder, outcome.value, lines), ...(changes ? { changes } : {}) })
}

type Summary = {
  readonly folder: string
  readonly run: string
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly rejections: Preview['rejections']
  /** The first rejected lines, each with its file. */
  readonly rejectedLines: readonly {
    readonly file: string
    readonly line: number
    readonly message: string
  }[]
  readonly ignoredColumns: readonly string[]
  /** The first lines that would change something; only of a trial. */
  readonly changes?: readonly ChangedRow[]
}

const summaryOf = (folder: string, { run, rejections }: Preview, lines: readonly ImportRow[]): Summary => ({
  ...{ folder, run: run.id, read: run.read_rows, rejected: run.rejected_rows, rejections },
  ...{ new: run.new_rows ?? 0, changed: run.changed_rows ?? 0, unchanged: run.unchanged_rows ?? 0 },
  rejectedLines: lines.map(({ record, reasons }) => ({
    file: groupIds.filter(id => id === record.group).map(id => groups[id].file)[0] ?? '',
    ...{ line: Number(record.line), message: reasons?.[0]?.message ?? '' },
  })),
  ignoredColumns: run.ignored_columns,
})

function inWords(summary: Summary, { isTrial }: Asked): string {
  const counts = (['new', 'changed', 'unchanged', 'rejected'] as const).map(
    name => `${summary[name].toLocaleString('en-GB')} ${name}`,
  )
  const more = summary.rejected - summary.rejectedLines.length
  return [
    `${summary.folder}: ${summary.read.toLocaleString('en-GB')} lines read: ${counts.join(', ')}${isTrial ? ' (nothing was applied)' : ''}`,
    ...changesInLines(summary.changes ?? [], summary.changed, each => each.about),
    ...summary.rejectedLines.map(({ file, line, message }) => `  ${file} line ${line}: ${message}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en-GB')} more lines rejected`] : []),
    ...(summary.ignoredColumns.length > 0 ? [`  not read: ${summary.ignoredColumns.join(', ')}`] : []),
    '',
  ].join('\n')
}
