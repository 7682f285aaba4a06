/** Weights and votes in words. */
import { countOf } from '#web'
import type { Table } from '../../redraw/effect.ts'
import type { PartnerKind } from '../../redraw/weight.ts'

export const kindWords = {
  commissioner: {
    ...{ one: 'commissioner', many: 'commissioners', heading: 'Commissioner', title: 'Commissioners' },
  },
  council: {
    ...{ one: 'upper-tier council', many: 'upper-tier councils' },
    ...{ heading: 'Upper-tier council', title: 'Upper-tier councils' },
  },
} as const satisfies Record<PartnerKind, object>

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`

export type Votes = Pick<Table, 'needed' | 'fewestWithHalf'> & {
  readonly kind: PartnerKind
  readonly seats: number
  readonly largest: { readonly name: string; readonly share: number } | null | undefined
}

/** What carries a vote of one seat each, and what size alone would do. */
export function votesOf({ kind, needed, seats, fewestWithHalf, largest }: Votes): string {
  const { one, many } = kindWords[kind]
  if (!largest) return ''
  if (seats === 1) return `${largest.name} is the only ${one}.`
  const bySeats = `With one seat each, ${needed.moreThanHalf} of ${countOf(seats, one, many)} are more than half and ${needed.threeQuarters} are three quarters.`
  const byPeople =
    fewestWithHalf === 1
      ? `By people, ${largest.name} alone has more than half (${percent(largest.share)}).`
      : `By people, the largest, ${largest.name}, has ${percent(largest.share)}, and it takes ${fewestWithHalf} to have more than half.`
  return `${bySeats} ${byPeople}`
}
