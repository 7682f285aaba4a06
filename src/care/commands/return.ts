/** `return --system NAME | --commissioner CODE --quarter 2019-20-Q3`: the national return, counted. */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { placesOf } from '#footprints'
import { done, parseQuarter, type Result, refuse } from '#kit'
import {
  as,
  type Command,
  countingActor,
  type Database,
  exitStatus,
  jobActor,
  momentOf,
  printRefusal,
  type Streams,
  type System,
  systemsOf,
} from '#platform'
import { countReturn, type NationalReturn, type WhichReturn } from '../return/count-return.ts'
import { readKnownAt } from '../return/known-at.ts'
import { readAgain } from '../return/read-again.ts'
import { markOf, type ReturnMark, returnCsv } from '../return/return-csv.ts'
import { returnWorkbook } from '../return/return-workbook.ts'

export const returnCommand = (open: () => Promise<Database>): Command => ({
  name: 'return',
  summary: 'the national return of a quarter, as known now or at an earlier instant',
  usage: [
    'return --system NAME | --commissioner CODE --quarter 2019-20-Q3 [--as-at T] [--format json|csv|xlsx]',
    '',
    '  --system NAME        all commissioners of a system together',
    '  --commissioner CODE  one commissioner, by its national code; with --system where two systems have it',
    '  --quarter Q          a quarter of the financial year: 2019-20-Q3 is October to December 2019',
    '  --as-at T            as known at an instant with its zone, or at the end of a day in London',
    '  --format F           json (as asked for here), csv, or xlsx: a spreadsheet on standard output',
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

const formats = ['json', 'csv', 'xlsx'] as const
type Format = (typeof formats)[number]

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, 'json', io)
  const database = await open()
  try {
    const counted = await countAsked(database, asked.value, io)
    if (!counted.ok) return printRefusal(counted.refusal, 'json', io)
    io.stdout.write(await written[asked.value.format](counted.value.counted, counted.value.mark))
    return exitStatus.done
  } finally {
    await database.close()
  }
}

const written: Readonly<Record<Format, (counted: NationalReturn, mark: ReturnMark) => string | Uint8Array>> =
  {
    json: counted => `${JSON.stringify(counted)}\n`,
    csv: returnCsv,
    xlsx: returnWorkbook,
  }

const options = {
  system: { type: 'string' },
  commissioner: { type: 'string' },
  quarter: { type: 'string', default: '' },
  'as-at': { type: 'string' },
  format: { type: 'string', default: 'json' },
  json: { type: 'boolean' },
} as const

type Asked = {
  readonly system: string | undefined
  readonly which: Omit<WhichReturn, 'knownAt'>
  readonly knownAt: string | undefined
  readonly format: Format
}

function readArguments(args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { system, commissioner = null, 'as-at': knownAt } = parsed.value
  const quarter = parseQuarter(parsed.value.quarter)
  const format = formats.find(each => each === parsed.value.format)
  if (system === undefined && commissioner === null)
    return refuse('invalid', 'Say whose return with --system NAME or --commissioner CODE.', {
      field: '--system',
    })
  if (!quarter)
    return refuse('invalid', 'Say which quarter with --quarter, such as 2019-20-Q3.', { field: '--quarter' })
  if (!format) return refuse('invalid', `The formats are ${formats.join(', ')}.`, { field: '--format' })
  return done({ system, which: { commissioner, quarter }, knownAt, format })
}

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options }).values)
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

type Marked = { readonly counted: NationalReturn; readonly mark: ReturnMark }

async function countAsked(database: Database, asked: Asked, io: Streams): Promise<Result<Marked>> {
  const { db } = database
  const system = await systemAsked(database, asked)
  if (!system.ok) return system
  const at = momentOf(system.value)
  const knownAt = asked.knownAt === undefined ? done(null) : readKnownAt(asked.knownAt, at)
  if (!knownAt.ok) return refuse('invalid', knownAt.refusal.message, { field: '--as-at' })
  const requestId = randomUUID()
  const places = (await placesOf(db, system.value.system)).map(each => each.place)
  const reader = jobActor('read-requests', system.value.system, places, at, requestId)
  await readAgain(db, reader, cases => io.stderr.write(`${cases} cases read from their facts\n`))
  const actor = countingActor(system.value.system, at, requestId)
  const counted = await as(db, actor, tx =>
    countReturn(tx, actor, { ...asked.which, knownAt: knownAt.value }),
  )
  return counted.ok ? done({ counted: counted.value.counted, mark: markOf(system.value) }) : counted
}

/** The system named, or the one that the commissioner belongs to. */
async function systemAsked({ db }: Database, { system: name, which }: Asked): Promise<Result<System>> {
  const { commissioner } = which
  const systems = await systemsOf(db)
  const named = name === undefined ? systems : systems.filter(each => each.system === name)
  if (named.length === 0)
    return refuse(
      'not-found',
      `There is no system “${name}”; there are ${systems.map(each => each.system).join(', ')}.`,
      { field: '--system' },
    )
  if (commissioner === null) return done(named[0]!)
  const found: System[] = []
  for (const system of named) {
    const places = await placesOf(db, system.system)
    if (places.some(place => place.commissioners.includes(commissioner))) found.push(system)
  }
  if (found.length === 0)
    return refuse('not-found', `No commissioner ${commissioner} belongs to ${name ?? 'any system here'}.`, {
      field: '--commissioner',
    })
  if (found.length > 1)
    return refuse('invalid', `${commissioner} is in several systems: say which with --system.`, {
      field: '--system',
    })
  return done(found[0]!)
}
