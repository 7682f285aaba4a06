/** `demo generate`: an invented caseload in files of a chosen shape, the same bytes for the same seed. Opens no database. */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { demonstrationFolder } from '#footprints'
import { type Day, done, parseDay, type Refused, type Result, refuse } from '#kit'
import { type Command, exitStatus, printRefusal, type Streams } from '#platform'
import { generatorVersion } from '../generate/caseload.ts'
import { inventedNumbers } from '../generate/nhs-numbers.ts'
import { expectedPeople, type Wanted } from '../generate/people.ts'
import { readSettings } from '../generate/settings.ts'
import { type Made, type ShapeName, shapeNames, shapeOf } from '../generate/shapes.ts'
import { notHeldInWords } from '../national-set/not-held.ts'

const usualSystem = 'lancashire-and-south-cumbria'

export const demoGenerateCommand: Command = {
  name: 'demo generate',
  summary: 'writes an invented caseload, the same bytes for the same seed',
  usage: [
    'demo generate --seed N [--shape S] [--scale K] [--system NAME] [--from DAY] [--all] [--out DIR] [--json]',
    '',
    '  --seed N      any whole number; the same number gives the same files',
    ...shapeNames.map(
      (name, at) => `  ${at === 0 ? '--shape S' : '         '}     ${name}: ${shapeOf(name).title}`,
    ),
    '  --scale K     1 is the system as large as it is; 33 is England',
    `  --system NAME whose settings: demo/NAME/caseload.json; ${usualSystem} unless given`,
    '  --from DAY    referrals from this day on, instead of the first of the settings',
    '  --all         with the cases that were over before the day from which the settings keep them',
    '  --out DIR     where the files are written; the working directory unless given. Nothing is written over',
    '  Everybody in them is invented, with NHS numbers that are never issued.',
  ].join('\n'),
  run,
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const options = {
  ...{ seed: text, shape: text, scale: text, system: text, from: text, out: text },
  ...{ all: flag, json: flag },
}

type Asked = { readonly wanted: Wanted; readonly shape: ShapeName; readonly out: string }

async function run(args: readonly string[], io: Streams): Promise<number> {
  const form = args.includes('--json') ? 'json' : 'text'
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, form, io)
  const { wanted, shape, out } = asked.value
  mkdirSync(out, { recursive: true })
  const made = await shapeOf(shape).write(wanted, out)
  io.stdout.write(
    form === 'json' ? `${JSON.stringify(summary(asked.value, made))}\n` : inWords(asked.value, made),
  )
  return exitStatus.done
}

const pathsOf = ({ wanted, shape, out }: Asked): string[] =>
  shapeOf(shape)
    .names(wanted)
    .map(name => join(out, name))

const summary = (asked: Asked, made: Made) => ({
  ...{ shape: asked.shape, invented: true, seed: asked.wanted.seed, scale: asked.wanted.scale },
  ...{ version: generatorVersion, paths: pathsOf(asked), ...made },
})

function inWords(asked: Asked, { cases, mistakes = {}, notHeld }: Made): string {
  const { seed } = asked.wanted
  const planted = Object.entries(mistakes).map(([name, count]) => `  ${count}: ${name}\n`)
  return [
    ...pathsOf(asked).map(path => `${path}: invented (seed ${seed})\n`),
    cases === undefined
      ? ''
      : `${cases.toLocaleString('en-GB')} rows about cases; mistakes planted among them:\n`,
    ...planted,
    ...(notHeld ? notHeldInWords(notHeld) : []).map(line => `${line}\n`),
  ].join('')
}

function readArguments(args: readonly string[]): Result<Asked> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { seed = '', scale = '1', system = usualSystem, out = '.', from, all = false } = parsed.value
  const shape = shapeNames.find(name => name === (parsed.value.shape ?? 'caseload'))
  if (!/^\d{1,9}$/.test(seed))
    return refuse('invalid', 'Say which seed, a whole number, with --seed.', { field: '--seed' })
  if (!(Number(scale) > 0) || Number(scale) > 1_000)
    return refuse('invalid', 'The scale is a number above 0 and up to 1000.', { field: '--scale' })
  if (!shape) return refuse('invalid', `The shape is one of: ${shapeNames.join(', ')}.`, { field: '--shape' })
  if (existsSync(out) && !statSync(out).isDirectory())
    return refuse('invalid', `${out} is a file: say into which folder.`, { field: '--out' })
  const path = join(demonstrationFolder(system), 'caseload.json')
  if (!existsSync(path)) return refuse('not-found', `There are no settings ${path}.`, { field: '--system' })
  const first = from === undefined ? undefined : parseDay(from)
  if (from !== undefined && first === undefined)
    return refuse('invalid', `--from is not a day written YYYY-MM-DD: ${from}`, { field: '--from' })
  const wanted = wantedOf(path, Number(seed), Number(scale), { first, keeps: all ? 'all' : 'as-set' })
  return tooMany(wanted, shape) ?? wouldWriteOver({ wanted, shape, out }) ?? done({ wanted, shape, out })
}

function tooMany(wanted: Wanted, shape: ShapeName): Refused | undefined {
  const people = Math.round(expectedPeople(wanted))
  if (people > inventedNumbers() * 0.99)
    return refuse(
      'too-large',
      `That would be about ${people} people, and there are ${inventedNumbers()} NHS numbers for invented ones.`,
      { field: '--scale' },
    )
  const { mostPeople = people } = shapeOf(shape)
  return people <= mostPeople
    ? undefined
    : refuse('too-large', `That would be about ${people} people; a ${shape} holds ${mostPeople}.`, {
        field: '--scale',
      })
}

function wouldWriteOver(asked: Asked): Refused | undefined {
  const there = pathsOf(asked).find(path => existsSync(path))
  return there === undefined
    ? undefined
    : refuse('invalid', `${there} is there already, and nothing is written over.`, { field: '--out' })
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
