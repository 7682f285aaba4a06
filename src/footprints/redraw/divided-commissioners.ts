/** Commissioners whose people a proposal would put into several systems: with a seat in each, and no line of their own. */
import { type Line, linesBy, peopleOf } from './line.ts'

export type DividedCommissioner = {
  readonly commissioner: string
  /** People on each side, most first. */
  readonly parts: readonly { readonly system: string; readonly people: number }[]
}

/** Any of its people count; in the order of their codes. */
export function dividedCommissioners(lines: readonly Line[]): readonly DividedCommissioner[] {
  return [...linesBy(lines, 'commissioner')].flatMap(([commissioner, own]) => {
    const parts = [...linesBy(own, 'system')]
      .map(([system, part]) => ({ system, people: peopleOf(part) }))
      .filter(part => part.people > 0)
      .sort((one, other) => other.people - one.people)
    return parts.length > 1 ? [{ commissioner, parts }] : []
  })
}

/** Those whose parts are not what they were: who was divided all along is no effect of the proposal. */
export function newlyDivided(
  before: readonly DividedCommissioner[],
  after: readonly DividedCommissioner[],
): readonly DividedCommissioner[] {
  const were = new Set(before.map(each => JSON.stringify(each)))
  return after.filter(each => !were.has(JSON.stringify(each)))
}
