import type { StatisticsRefusal } from '../outcome.ts'
import type { Streams } from './command.ts'

/** Says why nothing was done: as JSON on standard output where JSON was asked for, else in words. Gives the status. */
export function sayRefusal(io: Streams, refusal: StatisticsRefusal, form: 'json' | 'text'): number {
  if (form === 'json') io.stdout.write(`${JSON.stringify({ refusal })}\n`)
  else {
    const where = [refusal.row === undefined ? '' : `row ${refusal.row}`, refusal.field ?? ''].filter(Boolean)
    io.stderr.write(
      `Refused (${refusal.code})${where.length ? ` at ${where.join(', ')}` : ''}: ${refusal.message}\n`,
    )
  }
  return 2
}

/** What the words of a command ask for, before they are read in full. */
export const formAsked = (args: readonly string[]): 'json' | 'text' =>
  args.includes('--json') ? 'json' : 'text'

/** Shows the help if it is asked for. */
export function showsHelp(args: readonly string[], usage: string, io: Streams): boolean {
  if (!args.includes('--help')) return false
  io.stdout.write(`${usage}\n`)
  return true
}
