/** `import caseload-as-it-comes FILE`: a spreadsheet in its own words, through a mapping that somebody confirmed. */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import {
  as,
  type ChangedRow,
  type Command,
  changesAfter,
  changesInLines,
  type Database,
  discardImport,
  exitStatus,
  FileFault,
  type FileToImport,
  fileAt,
  formOfFile,
  type ImportKind,
  type ImportRow,
  importFile,
  jobActor,
  lineText,
  momentOf,
  mostChanges,
  type Preview,
  printRefusal,
  rowsAfter,
  type Streams,
  type System,
  systemsOf,
  tryFile,
  workbookAsCsv,
} from '#platform'
import { sheetKind } from '../caseload/as-it-comes/kind.ts'
import { type Mapping, readMapping } from '../caseload/as-it-comes/mapping.ts'
import { answersOf } from '../caseload/as-it-comes/mapping-form.ts'
import { proposedIn, withProposals } from '../caseload/as-it-comes/never-asked.ts'
import { whyNumberingStays } from '../caseload/as-it-comes/numbering.ts'
import { proposeMapping } from '../caseload/as-it-comes/propose-mapping.ts'
import { inUtf8 } from '../caseload/as-it-comes/sheet-file.ts'
import { lookAt } from '../caseload/as-it-comes/whole-sheet.ts'
import { findMapping, saveMapping } from '../caseload/store/mappings.ts'

export const importAsItComesCommand = (open: () => Promise<Database>): Command => ({
  name: 'import caseload-as-it-comes',
  summary: 'brings a caseload in from somebody’s spreadsheet, .xlsx or CSV, through a mapping',
  usage: [
    'import caseload-as-it-comes FILE --propose NAME [--sheet S]',
    'import caseload-as-it-comes FILE --mapping M.json --system NAME [--sheet S] [--dry-run] [--json]',
    '',
    '  --propose NAME  prints a mapping called NAME as far as it can be guessed, and what you have to decide; reads',
    '                  the file alone, and opens no database',
    '  --mapping M     the mapping, once somebody has confirmed it; it is saved under its name',
    '  --sheet S       the sheet of an .xlsx workbook; the first that can be seen unless said',
    '  --dry-run       says what would be new, changed (from what to what), unchanged or rejected, and changes',
    '                  nothing; the mapping is not saved either',
    '  Exit status: 0 all rows applied, 1 some rows rejected (they are kept), 2 refused.',
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = { mapping: text, system: text, propose: text, sheet: text, 'dry-run': flag, json: flag }

type Given = { readonly file: string } & {
  readonly [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'string' ? string : true
}

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const form = args.includes('--json') ? 'json' : 'text'
  const given = readArguments(args)
  if (!given.ok) return printRefusal(given.refusal, form, io)
  const sheet = await sheetAt(given.value, io)
  if (!sheet.ok) return printRefusal(sheet.refusal, form, io)
  if (given.value.propose !== undefined) return propose(sheet.value, given.value.propose, io)
  const mapping = mappingIn(given.value)
  if (!mapping.ok) return printRefusal(mapping.refusal, form, io)
  await sayNeverAsked(mapping.value, sheet.value, io)
  const database = await open()
  try {
    const brought = await bring(database, mapping.value, sheet.value, given.value)
    if (!brought.ok) return printRefusal(brought.refusal, form, io)
    return print(brought.value, given.value, io)
  } finally {
    await database.close()
  }
}

function readArguments(args: readonly string[]): Result<Given> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file] = positionals
    if (file === undefined) return refuse('invalid', 'Say which file.', { field: 'FILE' })
    if (!existsSync(file)) return refuse('not-found', `There is no file ${file}.`, { field: 'FILE' })
    return done({ ...(values as Omit<Given, 'file'>), file })
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

/** The file as CSV, whatever it is by its bytes; what its name does not tell right is said. */
async function sheetAt({ file, sheet }: Given, io: Streams): Promise<Result<FileToImport>> {
  const form = await formOfFile(file, file)
  if (!form.ok) return form
  if (form.value.notice !== null) io.stderr.write(`${form.value.notice}\n`)
  return done(form.value.form === 'workbook' ? workbookAsCsv(file, sheet) : fileAt(file))
}

async function propose(file: FileToImport, name: string, io: Streams): Promise<number> {
  const look = await readable(() => lookAt(file))
  if (!look.ok || !look.value)
    return printRefusal(
      look.ok
        ? refuse('invalid', 'There is no row of headings in this file.', { field: 'FILE' }).refusal
        : look.refusal,
      'text',
      io,
    )
  const proposal = proposeMapping(look.value, name, new Date().getUTCFullYear())
  for (const question of proposal.questions) io.stderr.write(`? ${question}\n`)
  io.stdout.write(`${JSON.stringify(proposal.mapping, null, 2)}\n`)
  return exitStatus.done
}

function mappingIn({ mapping }: Given): Result<Mapping> {
  if (mapping === undefined)
    return refuse('invalid', 'Say which mapping, with --mapping; --propose makes a first one.', {
      field: '--mapping',
    })
  if (!existsSync(mapping)) return refuse('not-found', `There is no file ${mapping}.`, { field: '--mapping' })
  return readMapping(readFileSync(mapping, 'utf8'))
}

/** Columns that a mapping of an earlier build does not read, because nobody had been asked about them. */
async function sayNeverAsked(mapping: Mapping, sheet: FileToImport, io: Streams): Promise<void> {
  const look = await readable(() => lookAt(sheet))
  // What is wrong with the file is said where it is brought in.
  if (!look.ok || !look.value) return
  const whole = withProposals(mapping, look.value, new Date().getUTCFullYear(), [])
  const named = proposedIn(whole).map(field => `“${answersOf(whole).get(field)}”`)
  if (named.length === 0) return
  io.stderr.write(`? The mapping was saved before it was asked about ${named.join(', ')}: not read.\n`)
}

async function readable<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return done(await work())
  } catch (cause) {
    if (cause instanceof FileFault) return { ok: false, refusal: cause.refusal }
    throw cause
  }
}

async function bring(
  database: Database,
  mapping: Mapping,
  sheet: FileToImport,
  given: Given,
): Promise<Result<Brought>> {
  const system = (await systemsOf(database.db)).find(each => each.system === given.system)
  if (!system)
    return refuse('not-found', `There is no system “${given.system ?? ''}”.`, { field: '--system' })
  const actor = jobActor('import', system.system, ['care'], momentOf(system), 'command line')
  const file = inUtf8(sheet, mapping.encoding)
  const kind = kindFor(mapping, system)
  const isTrial = given['dry-run'] === true
  const refused = await as(database.db, actor, async tx => {
    const earlier = await findMapping(tx, actor.system, mapping.name)
    const stays = await whyNumberingStays(tx, actor.system, mapping, earlier)
    if (!stays && !isTrial) await saveMapping(tx, actor, mapping)
    return stays
  })
  if (refused) return refused
  const brought = await (isTrial ? tryFile : importFile)(database, kind, file, actor)
  if (!brought.ok) return brought
  const { run } = brought.value
  const leftOut = await rowsAfter(database.db, run, 'left-out', 0, run.left_out_rows)
  const changes = isTrial ? await changesAfter(database.db, run, 'all', 0, mostChanges) : undefined
  if (isTrial) await discardImport(database.db, run)
  return done({ ...brought.value, changes, leftOut: leftOut.map(lineOf) })
}

/** `leftOut`: the lines that were taken for no row, as they stand in the sheet. `changes`: only of a trial. */
type Brought = Preview & {
  readonly leftOut: readonly Line[]
  readonly changes: readonly ChangedRow[] | undefined
}
type Line = { readonly row: number; readonly text: string }
const lineOf = ({ row, record }: ImportRow): Line => ({ row, text: record[lineText] ?? '' })

const kindFor = (mapping: Mapping, system: System): ImportKind =>
  sheetKind(mapping, momentOf(system).today) as ImportKind

const linesShown = 20

function print({ run, rejections, leftOut, changes }: Brought, given: Given, io: Streams): number {
  const { read_rows: read, rejected_rows: rejected } = run
  const counts = {
    new: run.new_rows ?? 0,
    changed: run.changed_rows ?? 0,
    unchanged: run.unchanged_rows ?? 0,
  }
  if (given.json)
    io.stdout.write(
      `${JSON.stringify({ run: run.id, read, ...counts, rejected, rejections, changes, leftOut })}\n`,
    )
  else {
    const said = Object.entries({ ...counts, rejected }).map(([name, count]) => `${count} ${name}`)
    const reasons = rejections.map(each => `  ${each.rows} rejected: ${each.message}`)
    const trial = given['dry-run'] ? ' (nothing was applied)' : ''
    const lines = [
      `${read} cases read: ${said.join(', ')}${trial}`,
      ...changesInLines(changes ?? [], counts.changed),
      ...reasons,
      ...leftOutInWords(leftOut),
    ]
    io.stdout.write(`${lines.join('\n')}\n`)
  }
  return rejected > 0 ? exitStatus.checkFailed : exitStatus.done
}

function leftOutInWords(lines: readonly Line[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - linesShown
  return [
    `${lines.length === 1 ? '1 line' : `${lines.length} lines`} taken for no row, such as titles, totals and notes:`,
    ...lines.slice(0, linesShown).map(({ row, text }) => `  row ${row}: ${text}`),
    ...(more > 0 ? [`  and ${more} more; --json names them all`] : []),
  ]
}
