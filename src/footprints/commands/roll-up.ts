/** `roll-up FILE --from BODY --to LEVEL --on DAY`: counts of a file, at the footprints of a day. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { csvOf, type Day, done, parseDay, type Result, refuse } from '#kit'
import {
  type Command,
  columnsOf,
  type Database,
  type Field,
  FileFault,
  fileAt,
  filledText,
  optional,
  printRefusal,
  readFields,
  readLines,
  type Streams,
  systemsOf,
} from '#platform'
import { reasons } from '../roll-up/part.ts'
import { rollUp } from '../roll-up/roll-up.ts'
import { type CountedBy, countedBy, type RollUpLevel, rollUpLevels } from '../roll-up/route.ts'
import { namedOn } from '../store/organisations.ts'
import { partedCodes } from '../store/past.ts'
import { placesOf } from '../store/places.ts'
import type { Count } from '../store/roll-up.ts'

export const rollUpCommand = (open: () => Promise<Database>): Command => ({
  name: 'roll-up',
  summary: 'counts by small area, practice, commissioner or council, at any footprint of any day',
  usage: [
    'roll-up FILE --from BODY --to LEVEL --on DAY [--counted-on DAY] [--system NAME] [--json]',
    '',
    '  FILE         CSV with the columns code, count and, if there are several, period',
    `  --from BODY  for whom it is counted: ${countedBy.join(', ')}`,
    `  --to LEVEL   ${rollUpLevels.join(', ')}`,
    '  --on DAY     the footprints of that day; closed bodies land on their successors, and later ones on',
    '               what they were made of',
    '  --counted-on DAY  by whose boundaries of that day it was counted. Some bodies went on without a part of',
    '               themselves (West Birmingham left its commissioner on 1 July 2022): without this option a body',
    '               that was open on the day of --on is taken to have had its boundary of that day',
    '  --system NAME  whose places, for --to place',
    '',
    '  Each row of the answer says how much of its count was placed by shares of people (estimated; 0 where all of',
    '  it is exact). What cannot be placed stays with its code and says why. Nothing is lost or counted twice.',
    '  Small areas come with the product only as sums: bring them first (import small-areas-2011 FILE).',
    '  Exit status: 0 all placed, 1 some of it was not placed, 2 refused.',
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

type Asked = {
  readonly file: string
  readonly from: CountedBy
  readonly to: RollUpLevel
  readonly on: Day
  readonly countedOn: Day | undefined
  readonly system: string | undefined
  readonly form: 'json' | 'csv'
}

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const refusedAs = args.includes('--json') ? 'json' : 'text'
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, refusedAs, io)
  const counts = await readCounts(asked.value.file)
  if (!counts.ok) return printRefusal(counts.refusal, refusedAs, io)
  const database = await open()
  try {
    const answer = await answerTo(database, asked.value, counts.value)
    if (!answer.ok) return printRefusal(answer.refusal, refusedAs, io)
    io.stdout.write(written(asked.value, answer.value))
    if (asked.value.countedOn === undefined) io.stderr.write(await unsaid(database, counts.value))
    return answer.value.unplaced.length > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}

/** Bodies of the file whose boundary moved while they went on: of which day their counts are, nobody has said. */
async function unsaid({ db }: Database, counts: readonly Count[]): Promise<string> {
  const moved = await partedCodes(
    db,
    counts.map(each => each.code),
  )
  if (moved.length === 0) return ''
  const days = [...new Set(moved.map(each => each.onDay))].sort().join(', ')
  const codes = [...new Set(moved.map(each => each.code))].join(', ')
  return `The boundary of ${codes} moved (${days}); they are taken as they were on the day of --on. If they were counted on another day, say it with --counted-on.\n`
}

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  on: { type: 'string' },
  'counted-on': { type: 'string' },
  system: { type: 'string' },
  json: { type: 'boolean' },
} as const

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options, allowPositionals: true }))
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

function readArguments(args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  const [file] = positionals
  if (file === undefined) return refuse('invalid', 'Say which file.', { field: 'FILE' })
  if (!existsSync(file)) return refuse('not-found', `There is no file ${file}.`, { field: 'FILE' })
  const from = countedBy.find(each => each === values.from)
  if (!from)
    return refuse('invalid', `Say for whom it is counted: ${countedBy.join(', ')}.`, { field: '--from' })
  const to = rollUpLevels.find(each => each === values.to)
  if (!to) return refuse('invalid', `Say which level: ${rollUpLevels.join(', ')}.`, { field: '--to' })
  const on = parseDay(values.on ?? '')
  if (!on) return refuse('invalid', 'Say which day with --on YYYY-MM-DD.', { field: '--on' })
  const countedOn = values['counted-on'] === undefined ? undefined : parseDay(values['counted-on'])
  if (values['counted-on'] !== undefined && !countedOn)
    return refuse('invalid', 'Say by whose boundaries it was counted with --counted-on YYYY-MM-DD.', {
      field: '--counted-on',
    })
  if (to === 'place' && values.system === undefined)
    return refuse('invalid', 'Say whose places with --system.', { field: '--system' })
  return done({ file, from, to, on, countedOn, system: values.system, form: values.json ? 'json' : 'csv' })
}

const numberField: Field<number> = text =>
  /^-?\d+(\.\d+)?$/.test(text.trim())
    ? { value: Number(text) }
    : { wrong: `is not a number: “${text.slice(0, 40)}”` }

const columns = {
  code: { meaning: 'National code', field: filledText },
  period: { meaning: 'Of when', field: optional(filledText), required: false },
  count: { meaning: 'How many', field: numberField },
}

async function readCounts(path: string): Promise<Result<Count[]>> {
  try {
    const { lines } = await readLines(fileAt(path), columnsOf(columns))
    const counts: Count[] = []
    for (const { line, record, wrong } of lines) {
      if (wrong) return refuse('invalid', `Row ${line} ${wrong}.`, { row: line })
      const read = readFields<{ code: string; period: string | null; count: number }>(columns, record)
      if (!read.ok) return { ok: false, refusal: { ...read.refusal, row: line } }
      counts.push({ ...read.value, period: read.value.period ?? '' })
    }
    return done(counts)
  } catch (cause) {
    if (cause instanceof FileFault) return { ok: false, refusal: cause.refusal }
    throw cause
  }
}

type Placed = { code: string; name: string | null; period: string; count: number; estimated: number }
type Unplaced = { code: string; name: string | null; period: string; count: number; because: string }
type Answer = { readonly placed: readonly Placed[]; readonly unplaced: readonly Unplaced[] }

async function answerTo({ db }: Database, asked: Asked, counts: readonly Count[]): Promise<Result<Answer>> {
  const { from, to, on, countedOn, system } = asked
  if (system !== undefined && !(await systemsOf(db)).some(each => each.system === system))
    return refuse('not-found', `There is no system ${system} here.`, { field: '--system' })
  const rolled = await rollUp(db, counts, {
    ...{ from, to, on },
    ...(countedOn === undefined ? {} : { countedOn }),
    ...(system === undefined ? {} : { system }),
  })
  if (!rolled.ok) return rolled
  const { placed, unplaced } = rolled.value
  const codes = [...new Set([...placed, ...unplaced].map(each => each.code))]
  const named = await namedOn(db, codes, on)
  const places = to === 'place' && system !== undefined ? await placesOf(db, system) : []
  const name = (code: string): string | null =>
    named.get(code)?.name ?? places.find(each => each.place === code)?.name ?? null
  return done({
    placed: placed.map(({ code, ...rest }) => ({ code, name: name(code), ...rest })),
    unplaced: unplaced.map(({ code, because, ...rest }) => ({
      ...{ code, name: name(code), ...rest, because: reasons[because] },
    })),
  })
}

function written({ from, to, on, form }: Asked, { placed, unplaced }: Answer): string {
  if (form === 'json') return `${JSON.stringify({ from, to, on, placed, unplaced })}\n`
  return csvOf([
    ['code', 'name', 'period', 'count', 'estimated', 'not placed because'],
    ...placed.map(each => [each.code, each.name, each.period, each.count, each.estimated, null]),
    ...unplaced.map(each => [each.code, each.name, each.period, each.count, null, each.because]),
  ])
}
