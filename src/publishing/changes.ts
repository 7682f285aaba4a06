/** What a new edition says that the one before did not, and why. */
import { done, type Quarter, quarterSpan, type Result, refuse } from '#kit'
import { listInWords, quarterInWords } from '#web'
import type { EditionCell } from './edition.ts'

export type Changes = {
  readonly isFirst: boolean
  /** Quarters that no edition had before, oldest first. */
  readonly added: readonly Quarter[]
  /** Rows whose published numbers are other ones now, or gone. */
  readonly restated: number
}

const keyOf = (cell: EditionCell): string => [cell.standard, cell.period, cell.level, cell.code].join('|')
const numbersOf = (cell: EditionCell): string => `${cell.numerator} of ${cell.denominator}`

export function changesBetween(
  before: { readonly cells: readonly EditionCell[] } | undefined,
  now: readonly EditionCell[],
): Changes {
  const current = new Map(now.map(cell => [keyOf(cell), numbersOf(cell)]))
  const old = before?.cells ?? []
  const known = new Set(old.map(cell => cell.period))
  return {
    isFirst: before === undefined,
    added: [...new Set(now.map(cell => cell.period))].filter(period => !known.has(period)).sort(),
    restated: old.filter(cell => current.get(keyOf(cell)) !== numbersOf(cell)).length,
  }
}

/** A first edition and added quarters speak for themselves; a number that changed needs a reason from somebody. */
export function reasonFor(changes: Changes, given: string | undefined): Result<string> {
  if (given?.trim()) return done(given.trim())
  if (changes.isFirst) return done('First edition.')
  if (changes.restated > 0)
    return refuse(
      'invalid',
      `Say why: ${changes.restated} published ${changes.restated === 1 ? 'figure is' : 'figures are'} other ones now`,
      { field: 'why' },
    )
  if (changes.added.length === 0) return done('Names of areas or standards changed; no number did.')
  const first = changes.added[0]!
  const last = changes.added.at(-1)!
  if (changes.added.length > 3)
    return done(`Adds the quarters from ${quarterSpan(first).from} to ${quarterSpan(last).to}.`)
  return done(`Adds ${listInWords(changes.added.map(quarterInWords))}.`)
}
