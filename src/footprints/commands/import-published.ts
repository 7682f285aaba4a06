/** `import published LIST FILE`: a list of the Organisation Data Service or the Office for National Statistics. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Day, done, parseDay, type Result, refuse } from '#kit'
import { type Command, type Database, printRefusal, progressLine, type Streams } from '#platform'
import { type Brought, bringPublished } from '../published/bring.ts'
import { type Difference, differenceInWords, differenceTitles } from '../published/difference.ts'
import { publishedLayouts } from '../published/layouts.ts'
import type { PublishedLayout } from '../published/published-row.ts'

const names = publishedLayouts.map(layout => layout.name).join(', ')

export const importPublishedCommand = (open: () => Promise<Database>): Command => ({
  name: 'import published',
  summary: 'brings a published list of organisations in, and says how it differs from what is here',
  usage: [
    'import published LIST FILE [--of DAY] [--dry-run] [--json]',
    '',
    '  --of DAY   the day of the list (today unless said): since when a name or parent is new, if the list does not say.',
    '             Bring editions in the order in which they were published.',
    '  --dry-run  says what is new, changed, unchanged or rejected and how the edition differs; changes nothing',
    '  Bodies that the list leaves out are told and stay as they are.',
    '  Rows of bodies that are not kept here (commissioning hubs, Wales) are passed over and counted.',
    '  Exit status: 0 all rows applied, 1 some rows rejected (they are kept), 2 the file refused.',
    '',
    'Lists and their columns:',
    ...publishedLayouts.map(
      layout => `  ${layout.name}: ${layout.title}: ${Object.keys(layout.columns).join(', ')}`,
    ),
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

type Asked = {
  readonly layout: PublishedLayout
  readonly file: string
  readonly edition: Day | null
  readonly mode: 'apply' | 'dry-run'
  readonly form: 'json' | 'text'
}

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const form = args.includes('--json') ? 'json' : 'text'
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, form, io)
  const { layout, file, edition, mode } = asked.value
  const say = progressLine(io.stderr)
  const database = await open()
  try {
    const brought = await bringPublished(database, layout, { path: file, edition, mode }, ({ rows }) =>
      say(`${file}: ${rows.toLocaleString('en-GB')} rows read`),
    )
    if (!brought.ok) return printRefusal(brought.refusal, form, io)
    io.stdout.write(
      form === 'json'
        ? `${JSON.stringify({ list: layout.name, mode, ...brought.value })}\n`
        : inWords(asked.value, brought.value),
    )
    return brought.value.rejected > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}

function readArguments(args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const [name, file] = positionals
  const layout = publishedLayouts.find(each => each.name === name)
  if (!layout) return refuse('invalid', `Say which list: ${names}.`, { field: 'LIST' })
  if (file === undefined) return refuse('invalid', 'Say which file.', { field: 'FILE' })
  if (!existsSync(file)) return refuse('not-found', `There is no file ${file}.`, { field: 'FILE' })
  const edition = values.of === undefined ? null : parseDay(values.of)
  if (edition === undefined)
    return refuse('invalid', 'Say the day of the list as YYYY-MM-DD.', { field: '--of' })
  return done({
    ...{ layout, file, edition },
    ...{ mode: values['dry-run'] ? 'dry-run' : 'apply', form: values.json ? 'json' : 'text' },
  })
}

const options = { of: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options, allowPositionals: true }))
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

/** Of each kind of difference; JSON has them all. */
const told = 20
const count = (value: number): string => value.toLocaleString('en-GB')

function inWords({ file, mode }: Asked, brought: Brought): string {
  const counts = (['new', 'changed', 'unchanged', 'rejected'] as const).map(
    name => `${count(brought[name])} ${name}`,
  )
  const passedOver = brought.passedOver.reduce((sum, each) => sum + each.rows, 0)
  if (passedOver > 0) counts.push(`${count(passedOver)} passed over`)
  const kinds = Object.keys(differenceTitles) as Difference['what'][]
  return `${[
    `${file}: ${count(brought.read)} rows read: ${counts.join(', ')}${mode === 'dry-run' ? ' (nothing was applied)' : ''}`,
    ...brought.rejections.map(each => `  ${count(each.rows)} rejected: ${each.message}`),
    ...brought.passedOver.map(each => `  ${count(each.rows)} passed over: ${each.why}`),
    ...kinds.flatMap(what =>
      section(
        differenceTitles[what],
        brought.differences.filter(each => each.what === what).map(differenceInWords),
      ),
    ),
    ...section(
      'not in this edition, kept as they are',
      brought.absent.map(each => `${each.code} ${each.name}`),
    ),
  ].join('\n')}\n`
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length > told ? [`    and ${count(lines.length - told)} more`] : []
  return [`  ${count(lines.length)} ${title}:`, ...lines.slice(0, told).map(line => `    ${line}`), ...more]
}
