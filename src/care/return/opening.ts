/** What stands behind a cell: the counts whose rows it opens to, each with what it is in words. Pure. */
import type { CountId } from './count.ts'
import { keyOf, type Line, type LineKey } from './line.ts'
import { lines } from './lines.ts'
import type { Activity } from './request-reading.ts'

export type Opening = { readonly title: string; readonly count: CountId; readonly of: readonly Activity[] }

export const lineNamed = (key: string): Line | undefined => lines.find(line => keyOf(line) === key)

const eligibleBy = (funding: string): readonly Activity[] =>
  funding === 'standard' ? ['standard', 'local-resolution'] : [funding as Activity]

export function openingsOf(line: Line): Opening[] {
  const { value } = line
  switch (value.kind) {
    case 'requests':
      return [{ title: line.title, count: value.count, of: value.of }]
    case 'people':
      return [{ title: line.title, count: value.count, of: fundedBy(value.funding) }]
    case 'percent':
      return [value.of, value.outOf].flatMap(openedLine)
    case 'previous-snapshot':
      return [{ title: line.title, count: 'eligible-before', of: eligibleBy(value.funding) }]
    case 'snapshot-reconciliation':
      return [
        { title: 'Transferred in', count: 'moved-in', of: eligibleBy(value.funding) },
        { title: 'Transferred out', count: 'moved-out', of: eligibleBy(value.funding) },
        { title: 'Turned 18', count: 'came-of-age', of: eligibleBy(value.funding) },
        ...(value.funding === 'standard'
          ? [
              {
                title: 'Eligible after local resolution',
                count: 'newly-eligible',
                of: ['local-resolution'],
              } as const,
            ]
          : []),
      ]
    case 'year-to-date':
      return [
        { title: 'Eligible on 31 March', count: 'eligible-at-year-start', of: eligibleBy(value.funding) },
        { title: 'Newly eligible since', count: 'newly-eligible-in-year', of: [value.funding] },
      ]
    case 'previous-year-to-date':
    case 'year-to-date-reconciliation':
      return [
        { title: 'Eligible on 31 March', count: 'eligible-at-year-start', of: eligibleBy(value.funding) },
        {
          title: 'Newly eligible to the quarter before',
          count: 'newly-eligible-earlier',
          of: [value.funding],
        },
      ]
    case 'nursing-year-to-date':
      return [
        { title: 'Eligible on 31 March', count: 'nursing-at-year-start', of: fundedBy('nursing-care') },
        { title: 'Newly eligible since', count: 'new-nursing-in-year', of: fundedBy('nursing-care') },
      ]
  }
}

const fundedBy = (funding: string): readonly Activity[] =>
  funding === 'nursing-care' ? ['standard', 'nursing-care'] : eligibleBy(funding)

function openedLine(key: LineKey): Opening[] {
  const line = lineNamed(key)
  return line ? openingsOf(line) : []
}
