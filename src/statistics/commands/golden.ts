import { existsSync, statSync } from 'node:fs'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { type Replay, replayGolden } from './golden/replay.ts'
import { formAsked, sayRefusal, showsHelp } from './refusing.ts'

const usage = `answerable golden FOLDER [--write DIR] [--json]

Replays a folder of reference figures and compares every value. A family is an expected file's stem; every cell that is
not a key is a value, empty cells and flags included; a case at which the reference stopped counts as one. Numbers agree
within a relative 1e-9 (or 1e-10 absolute) unless the reference itself is rougher: 5e-6 for limits found by bisection,
five times the package's own spread for limits drawn at random. The conventions are those of the packages.

  --write DIR   put our own answers there, in the files' layout
  --json        {"families": [{"name", "values", "agree", "largestRelativeDifference"}]}

Status 1 if a value differs; the first of them are listed on standard error.`

const mostListed = 20

export const goldenCommand: Command = {
  name: 'golden',
  summary: 'replay a folder of reference figures and compare every value',
  usage,
  async run(args, io) {
    if (showsHelp(args, usage, io)) return 0
    const form = formAsked(args)
    const read = readArguments(args, { options: ['write'], flags: ['json'], words: 1 })
    if (!read.ok) return sayRefusal(io, read.refusal, form)
    const [folder] = read.value.words
    const missing = { field: 'folder' }
    if (folder === undefined)
      return sayRefusal(io, unworkable('missing-value', 'a folder is wanted', missing).refusal, form)
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      return sayRefusal(
        io,
        unworkable('missing-value', `there is no folder ${folder}`, missing).refusal,
        form,
      )
    const replayed = replayOrRefuse(folder, read.value.option('write'))
    if (!replayed.ok) return sayRefusal(io, replayed.refusal, form)
    const replay = replayed.value
    if (replay.families.length === 0 && replay.written === 0)
      return sayRefusal(
        io,
        unworkable('no-rows', `${folder} holds no family of figures`, missing).refusal,
        form,
      )
    io.stdout.write(form === 'json' ? `${JSON.stringify({ families: replay.families })}\n` : tableOf(replay))
    for (const { family, key, column, expected, ours } of replay.disagreements.slice(0, mostListed))
      io.stderr.write(`${family} ${key} ${column}: expected "${expected}", ours "${ours}"\n`)
    const more = replay.disagreements.length - mostListed
    if (more > 0) io.stderr.write(`… and ${more} more\n`)
    return replay.disagreements.length > 0 ? 1 : 0
  },
}

function replayOrRefuse(folder: string, writeTo: string | null): Outcome<Replay> {
  try {
    return worked(replayGolden(folder, writeTo))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return unworkable('not-a-number', `a file of the folder cannot be read: ${error.message}`, {
      field: 'folder',
    })
  }
}

function tableOf({ families }: Replay): string {
  const line = (name: string, values: string, agree: string, largest: string): string =>
    `${name.padEnd(30)} ${values.padStart(9)} ${agree.padStart(9)}  ${largest}\n`
  return [
    line('family', 'values', 'agree', 'largest relative difference'),
    ...families.map(({ name, values, agree, largestRelativeDifference }) =>
      line(name, String(values), String(agree), largestRelativeDifference.toExponential(2)),
    ),
  ].join('')
}
