/** A proposal to draw lines differently, as it stands in an address: nothing is kept unless somebody keeps it. */
import type { Day } from '#kit'
import { type Change, readChange, writeChange } from './change.ts'

export type Proposal = {
  /** The day of the lists that it starts from. */
  readonly on: Day
  readonly changes: readonly Change[]
}

/** More than anybody can weigh on one page; it keeps an address under the limits of browsers and proxies. */
export const mostChanges = 40

/** As it stands behind the question mark: `on=2021-04-01&change=council:…&change=…`. */
export function writeProposal({ on, changes }: Proposal): string {
  return [`on=${on}`, ...changes.map(change => `change=${writeChange(change)}`)].join('&')
}

/** What is no change is left out and told by its own words, so that the rest of a torn address still stands. */
export function readChanges(texts: readonly string[]): {
  readonly changes: readonly Change[]
  readonly unread: readonly string[]
} {
  const read = texts.slice(0, mostChanges).map(text => ({ text, result: readChange(text) }))
  return {
    changes: read.flatMap(({ result }) => (result.ok ? [result.value] : [])),
    unread: [...read.flatMap(({ text, result }) => (result.ok ? [] : [text])), ...texts.slice(mostChanges)],
  }
}

/** Without the change at this place, counted from nought. */
export const withoutChange = (proposal: Proposal, index: number): Proposal => ({
  ...proposal,
  changes: proposal.changes.filter((_, at) => at !== index),
})
