/** How a command says no: one JSON value on standard output with --json, else a sentence on standard error. */
import type { Refusal } from '#kit'
import type { Streams } from './command.ts'

export const exitStatus = { done: 0, checkFailed: 1, refused: 2, bug: 70 } as const

export function printRefusal(refusal: Refusal, form: 'json' | 'text', io: Streams): number {
  const { code, message, row, field } = refusal
  const where = { ...(row === undefined ? {} : { row }), ...(field === undefined ? {} : { field }) }
  if (form === 'json') io.stdout.write(`${JSON.stringify({ refusal: { code, message, ...where } })}\n`)
  else
    io.stderr.write(
      `${[...Object.entries(where).map(([name, value]) => `${name} ${value}`), message].join(': ')}\n`,
    )
  return exitStatus.refused
}
