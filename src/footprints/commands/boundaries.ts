/** `boundaries --on DAY --tier upper|lower --share S`: councils divided between systems. */
import { parseArgs } from 'node:util'
import { done, parseDay, type Result, refuse } from '#kit'
import { type Command, type Database, printRefusal, type Streams } from '#platform'
import { type AskedBoundaries, splitCouncils } from '../split-councils.ts'

export const boundariesCommand = (open: () => Promise<Database>): Command => ({
  name: 'boundaries',
  summary: 'councils whose people live in more than one system',
  usage: [
    'boundaries --on DAY --tier upper|lower --share S [--json]',
    '',
    '  A part counts if its share of the council’s people is at least S (0 to 1).',
    '  A council is split when two or more parts count. Lists: April 2018 to March 2023.',
  ].join('\n'),
  run: (args, io) => run(open, args, io),
})

async function run(open: () => Promise<Database>, args: readonly string[], io: Streams): Promise<number> {
  const asked = readArguments(args)
  if (!asked.ok) return printRefusal(asked.refusal, 'json', io)
  const database = await open()
  try {
    const answer = await splitCouncils(database.db, asked.value)
    if (!answer.ok) return printRefusal(answer.refusal, 'json', io)
    io.stdout.write(`${JSON.stringify(answer.value)}\n`)
    return 0
  } finally {
    await database.close()
  }
}

const options = {
  on: { type: 'string' },
  tier: { type: 'string' },
  share: { type: 'string', default: '0' },
  json: { type: 'boolean' },
} as const

function readArguments(args: readonly string[]): Result<AskedBoundaries> {
  const parsed = parseOptions(args)
  if (!parsed.ok) return parsed
  const { on: onText = '', tier, share: shareText } = parsed.value
  const on = parseDay(onText)
  if (!on) return refuse('invalid', 'Say which day with --on YYYY-MM-DD.', { field: '--on' })
  if (tier !== 'upper' && tier !== 'lower')
    return refuse('invalid', 'Say which councils with --tier upper or --tier lower.', { field: '--tier' })
  const share = /^(0|1|0?\.\d+|1\.0+)$/.test(shareText) ? Number(shareText) : undefined
  if (share === undefined)
    return refuse('invalid', 'Say the least share as a number from 0 to 1, such as 0.02.', {
      field: '--share',
    })
  return done({ on, tier, share })
}

function parseOptions(args: readonly string[]) {
  try {
    return done(parseArgs({ args: [...args], options }).values)
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}
