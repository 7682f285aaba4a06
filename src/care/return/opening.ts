/** What stands behind a cell: the counts whose rows it opens to, each with what it is in words. Pure. */
import type { CountId, Funding } from './count.ts'
import { keyOf, type Line, type LineKey } from './line.ts'
import { lines } from './lines.ts'
import type { Activity } from './request-reading.ts'

/**
 * Which rows of a count: as the return asks, of those what somebody has besides a first one, as known when the frozen
 * return of the quarter before was counted, or what makes the two differ.
 */
export type Knowledge = 'asked' | 'asked-besides' | 'before' | 'added-since' | 'gone-since'

export type Opening = {
  readonly title: string
  readonly count: CountId
  readonly of: readonly Activity[]
  readonly known: Knowledge
}

/** What the rows of some lines depend on besides the line. */
export type OpeningBasis = {
  /** The return of the quarter before was signed off. */
  readonly isReconciled: boolean
  /** The year begins with this quarter. */
  readonly isFirstQuarter: boolean
}

export const lineNamed = (key: string): Line | undefined => lines.find(line => keyOf(line) === key)

const eligibleBy = (funding: string): readonly Activity[] =>
  funding === 'standard' ? ['standard', 'local-resolution'] : [funding as Activity]

const opening = (
  title: string,
  count: CountId,
  of: readonly Activity[],
  known: Knowledge = 'asked',
): Opening => ({ title, count, of, known })

export function openingsOf(line: Line, basis: OpeningBasis): Opening[] {
  const { value, title } = line
  switch (value.kind) {
    case 'requests':
      return [opening(title, value.count, value.of)]
    case 'people':
      return [opening(title, value.count, fundedBy(value.funding))]
    case 'percent':
      return [value.of, value.outOf].flatMap(key => openedLine(key, basis))
    case 'previous-snapshot':
      return asBefore([opening(title, 'eligible-before', eligibleBy(value.funding))], basis)
    case 'snapshot-reconciliation':
      return [
        ...corrections([opening('', 'eligible-before', eligibleBy(value.funding))], basis),
        ...movements(value.funding),
        ...countedOnce(value.funding),
      ]
    case 'year-to-date':
      return [
        opening('Eligible on 31 March', 'eligible-at-year-start', eligibleBy(value.funding)),
        opening('Newly eligible since', 'newly-eligible-in-year', [value.funding]),
      ]
    case 'previous-year-to-date':
      return asBefore(toQuarterBefore(value.funding, basis), basis)
    case 'year-to-date-reconciliation':
      return corrections(toQuarterBefore(value.funding, basis), basis)
    case 'nursing-year-to-date':
      return [
        opening('Eligible on 31 March', 'nursing-at-year-start', fundedBy('nursing-care')),
        opening('Newly eligible since', 'new-nursing-in-year', fundedBy('nursing-care')),
      ]
  }
}

function movements(funding: Funding): Opening[] {
  const of = eligibleBy(funding)
  return [
    opening('Transferred in', 'moved-in', of),
    opening('Transferred out', 'moved-out', of),
    opening('Turned 18', 'came-of-age', of),
    ...(funding === 'standard'
      ? [opening('Eligible after local resolution', 'newly-eligible', ['local-resolution'])]
      : []),
  ]
}

/** Whoever has two requests counts once: what they have besides, then and now, is what the requests do not add up by. */
const countedOnce = (funding: Funding): Opening[] =>
  (
    [
      ['before', 'at the end of the quarter before'],
      ['at-end', 'at the end of the quarter'],
    ] as const
  ).map(([moment, when]) =>
    opening(
      `People with two requests ${when}: the further ones`,
      `eligible-${moment}`,
      eligibleBy(funding),
      'asked-besides',
    ),
  )

/** In the first quarter the year has only what it began with. */
const toQuarterBefore = (funding: Funding, { isFirstQuarter }: OpeningBasis): Opening[] => [
  opening('Eligible on 31 March', 'eligible-at-year-start', eligibleBy(funding)),
  ...(isFirstQuarter
    ? []
    : [opening('Newly eligible to the quarter before', 'newly-eligible-earlier', [funding])]),
]

const asBefore = (openings: readonly Opening[], { isReconciled }: OpeningBasis): Opening[] =>
  openings.map(each => (isReconciled ? { ...each, known: 'before' } : each))

/** What was corrected since: both ways, because one may hide the other in the sum. */
const corrections = (openings: readonly Opening[], { isReconciled }: OpeningBasis): Opening[] =>
  isReconciled
    ? openings.flatMap(each => [
        {
          ...each,
          ...named(each, 'Counted now, and not when the quarter before was signed off'),
          known: 'added-since',
        },
        {
          ...each,
          ...named(each, 'Counted when the quarter before was signed off, and not now'),
          known: 'gone-since',
        },
      ])
    : []

const named = ({ title }: Opening, what: string) => ({ title: title === '' ? what : `${title}. ${what}` })

const fundedBy = (funding: string): readonly Activity[] =>
  funding === 'nursing-care' ? ['standard', 'nursing-care'] : eligibleBy(funding)

function openedLine(key: LineKey, basis: OpeningBasis): Opening[] {
  const line = lineNamed(key)
  return line ? openingsOf(line, basis) : []
}
