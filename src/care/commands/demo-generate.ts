/** `demo generate`: an invented caseload as a file, the same bytes for the same seed. Opens no database. */
import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { demonstrationFolder } from '#footprints'
import { type Day, done, parseDay, type Result, refuse } from '#kit'
import { type Command, exitStatus, printRefusal, type Streams } from '#platform'
import {
  caseloadFile,
  caseloadHeading,
  expectedPeople,
  generatorVersion,
  type Wanted,
} from '../generate/caseload.ts'
import { inventedNumbers } from '../generate/nhs-numbers.ts'
import { readSettings } from '../generate/settings.ts'

const usualSystem = 'lancashire-and-south-cumbria'

export const demoGenerateCommand: Command = {
  name: 'demo generate',
  summary: 'writes an invented caseload, the same bytes for the same seed',
  usage: [
    'demo generate --seed N [--scale K] [--system NAME] [--from DAY] [--all] [--out DIR] [--json]',
    '',
    '  --seed N      any whole number; the same number gives the same file',
    '  --scale K     1 is the system as large as it is; 33 is England',
    `  --system NAME whose settings: demo/NAME/caseload.json; ${usualSystem} unless given`,
    '  --from DAY    referrals from this day on, instead of the first of the settings',
    '  --all         with the cases that were over before the day from which the settings keep them',
    '  --out DIR     where caseload.csv is written, in the place of one that is there; the working directory unless given',
    '  Everybody in it is invented, with NHS numbers that are never issued.',
  ].join('\n'),
  run,
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = { seed: text, scale: text, system: text, from: text, all: flag, out: text, json: flag }

type Asked = { readonly wanted: Wanted; readonly out: string }

async function run(args: readonly string[], io: Streams): Promise<number> {
  const form = args.includes('--json') ? 'json' : 'text'
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, form, io)
  const { wanted, out } = asked.value
  mkdirSync(out, { recursive: true })
  const file = join(out, 'caseload.csv')
  const count = { bytes: 0 }
  await pipeline(Readable.from(counted(wanted, count)), createWriteStream(file))
  const summary = { file, invented: true, seed: wanted.seed, scale: wanted.scale, version: generatorVersion }
  const { bytes } = count
  if (form === 'json') io.stdout.write(`${JSON.stringify({ ...summary, bytes, columns: caseloadHeading })}\n`)
  else io.stdout.write(`${file}: ${(bytes / 1_048_576).toFixed(1)} MB, invented (seed ${wanted.seed})\n`)
  return exitStatus.done
}

function* counted(wanted: Wanted, count: { bytes: number }): Generator<Buffer> {
  for (const piece of caseloadFile(wanted)) {
    const bytes = Buffer.from(piece)
    count.bytes += bytes.length
    yield bytes
  }
}

function readArguments(args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { seed = '', scale = '1', system = usualSystem, out = '.', from, all = false } = parsed.value
  if (!/^\d{1,9}$/.test(seed))
    return refuse('invalid', 'Say which seed, a whole number, with --seed.', { field: '--seed' })
  if (!(Number(scale) > 0) || Number(scale) > 1_000)
    return refuse('invalid', 'The scale is a number above 0 and up to 1000.', { field: '--scale' })
  if (existsSync(out) && !statSync(out).isDirectory())
    return refuse('invalid', `${out} is a file: say into which folder.`, { field: '--out' })
  const path = join(demonstrationFolder(system), 'caseload.json')
  if (!existsSync(path)) return refuse('not-found', `There are no settings ${path}.`, { field: '--system' })
  const first = from === undefined ? undefined : parseDay(from)
  if (from !== undefined && first === undefined)
    return refuse('invalid', `--from is not a day written YYYY-MM-DD: ${from}`, { field: '--from' })
  const wanted = wantedOf(path, Number(seed), Number(scale), { first, keeps: all ? 'all' : 'as-set' })
  const people = expectedPeople(wanted)
  if (people > inventedNumbers() * 0.99)
    return refuse(
      'too-large',
      `That would be about ${Math.round(people)} people, and there are ${inventedNumbers()} NHS numbers for invented ones.`,
      { field: '--scale' },
    )
  return done({ wanted, out })
}

type Changes = { readonly first: Day | undefined; readonly keeps: 'all' | 'as-set' }

function wantedOf(path: string, seed: number, scale: number, { first, keeps }: Changes): Wanted {
  const read = readSettings(path)
  const from = first ?? read.from
  const completeFrom = keeps === 'all' ? from : read.completeFrom
  return { seed, scale, settings: { ...read, from, completeFrom } }
}

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options }).values)
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}
