/** `return --system NAME | --commissioner CODE --quarter 2019-20-Q3`: the national return, counted. */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { placesOf } from '#footprints'
import { done, type Result, refuse } from '#kit'
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
import { countDraft } from '../return/count-draft.ts'
import type { WhichReturn } from '../return/count-return.ts'
import { readKnownAt } from '../return/known-at.ts'
import { asSigned, type NationalReturn, recordNote, stateTitles } from '../return/national-return.ts'
import { readAgain } from '../return/read-again.ts'
import { type ReturnOfSystem, returnCsv } from '../return/return-csv.ts'
import { returnWorkbook } from '../return/return-workbook.ts'
import { versionsOf } from '../return/store/versions.ts'
import { readTypedQuarter } from '../return/typed-quarter.ts'

export const returnCommand = (open: () => Promise<Database>): Command => ({
  name: 'return',
  summary: 'the national return of a quarter, as known now or at an earlier instant, or as it was signed',
  usage: [
    'return --system NAME | --commissioner CODE --quarter 2019-20-Q3 [--as-at T | --version N] [--format json|csv|xlsx]',
    '',
    '  --system NAME        all commissioners of a system together',
    '  --commissioner CODE  one commissioner, by its national code; with --system where two systems have it',
    '  --quarter Q          a quarter of the financial year: 2019-20-Q3 is October to December 2019',
    '  --as-at T            as known at an instant with its zone, or at the end of a day in London',
    '  --version N          a version as it was signed, with who signed it, its state and its hash',
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
    const read = await readAsked(database, asked.value, io)
    if (!read.ok) return printRefusal(read.refusal, 'json', io)
    const { number, format } = asked.value
    io.stderr.write(standingOf(read.value.read))
    const written = format === 'json' && number !== undefined ? signedJson : writing[format]
    io.stdout.write(written(read.value.read, read.value.of))
    return exitStatus.done
  } finally {
    await database.close()
  }
}

function standingOf(read: NationalReturn): string {
  const { version, state } = read
  const record = recordNote(read)
  return (
    (version === null
      ? 'A draft: nobody has signed these numbers\n'
      : `Version ${version}: ${stateTitles[state]}\n`) +
    (record === '' ? '' : `The record of referrals is ${record}: of earlier quarters it has survivors\n`)
  )
}

type Writing = (read: NationalReturn, of: ReturnOfSystem) => string | Uint8Array

const inJson = ({ commissioner, quarter, asAt, version, cells, identities }: NationalReturn) => ({
  ...{ commissioner, quarter, asAt, version, cells, identities },
})
/** A version says besides who signed it, and what. */
const signedJson: Writing = read => {
  const { state, frozenAt, sha256, signatures } = read
  return `${JSON.stringify({ ...inJson(read), state, frozenAt, sha256, signatures })}\n`
}
const writing: Readonly<Record<Format, Writing>> = {
  json: read => `${JSON.stringify(inJson(read))}\n`,
  csv: returnCsv,
  xlsx: returnWorkbook,
}

const options = {
  system: { type: 'string' },
  commissioner: { type: 'string' },
  quarter: { type: 'string', default: '' },
  'as-at': { type: 'string' },
  version: { type: 'string' },
  format: { type: 'string', default: 'json' },
  json: { type: 'boolean' },
} as const

type Asked = {
  readonly system: string | undefined
  readonly which: Omit<WhichReturn, 'knownAt'>
  readonly knownAt: string | undefined
  /** Of the version asked for. */
  readonly number: string | undefined
  readonly format: Format
}

function readArguments(args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { system, 'as-at': knownAt, version: number } = parsed.value
  const commissioner = parsed.value.commissioner?.toUpperCase() ?? null
  const format = formats.find(each => each === parsed.value.format)
  if (system === undefined && commissioner === null)
    return refuse('invalid', 'Say whose return with --system NAME or --commissioner CODE.', {
      field: '--system',
    })
  if (parsed.value.quarter === '')
    return refuse('invalid', 'Say which quarter with --quarter, such as 2019-20-Q3.', { field: '--quarter' })
  const quarter = readTypedQuarter(parsed.value.quarter)
  if (!quarter.ok) return refuse('invalid', quarter.refusal.message, { field: '--quarter' })
  if (!format) return refuse('invalid', `The formats are ${formats.join(', ')}.`, { field: '--format' })
  if (number !== undefined && knownAt !== undefined)
    return refuse('invalid', 'A version says what was known when it was signed: leave out --as-at.', {
      field: '--as-at',
    })
  return done({ system, which: { commissioner, quarter: quarter.value }, knownAt, number, format })
}

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options }).values)
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

type ReadOf = { readonly read: NationalReturn; readonly of: System }

async function readAsked(database: Database, asked: Asked, io: Streams): Promise<Result<ReadOf>> {
  const system = await systemAsked(database, asked)
  if (!system.ok) return system
  const { number } = asked
  const read =
    number === undefined
      ? await countAsked(database, system.value, asked, io)
      : await readVersion(database, system.value, asked.which, number)
  return read.ok ? done({ read: read.value, of: system.value }) : read
}

async function readVersion(
  { db }: Database,
  system: System,
  which: Asked['which'],
  number: string,
): Promise<Result<NationalReturn>> {
  const actor = countingActor(system.system, momentOf(system), randomUUID())
  return as(db, actor, async tx => {
    const versions = await versionsOf(tx, { system: system.system, ...which })
    const version = versions.find(each => String(each.version) === number)
    if (version) return done(await asSigned(tx, version))
    const there = versions.map(each => each.version).join(', ') || 'none'
    return refuse('not-found', `There is no version ${number} of this return; signed: ${there}.`, {
      field: '--version',
    })
  })
}

async function countAsked(
  database: Database,
  system: System,
  asked: Asked,
  io: Streams,
): Promise<Result<NationalReturn>> {
  const { db } = database
  const at = momentOf(system)
  const knownAt = asked.knownAt === undefined ? done(null) : readKnownAt(asked.knownAt, at)
  if (!knownAt.ok) return refuse('invalid', knownAt.refusal.message, { field: '--as-at' })
  const requestId = randomUUID()
  const places = (await placesOf(db, system.system)).map(each => each.place)
  const reader = jobActor('read-requests', system.system, places, at, requestId)
  await readAgain(db, reader, cases => io.stderr.write(`${cases} cases read from their facts\n`))
  const actor = countingActor(system.system, at, requestId)
  return as(db, actor, tx => countDraft(tx, actor, { ...asked.which, knownAt: knownAt.value }))
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
