/** The care bought for a person and its reviews, read from what happened. */
import { type Fact, standingAsTold } from '#facts'
import type { Day } from '#kit'
import { careFacts } from './facts.ts'

export type Package = {
  readonly from: Day
  readonly provider: string
  /** As the form of the act offers it. */
  readonly setting: string
  /** Whole pence; null where a source without prices told of it. */
  readonly weeklyPence: number | null
  readonly endedOn: Day | null
  readonly ended: string | null
}
export type Review = {
  readonly on: Day
  readonly kind: string
  readonly outcome: string
  readonly note: string | null
}
export type CareGiven = { readonly packages: readonly Package[]; readonly reviews: readonly Review[] }

const said = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The last first. An end closes the package that was open. */
export function careGiven(facts: readonly Fact[]): CareGiven {
  const packages: Package[] = []
  const reviews: Review[] = []
  for (const { name, occurredOn, detail } of standingAsTold(facts)) {
    const open = packages.at(-1)
    if (name === careFacts.packageStarted)
      packages.push({
        ...{ from: occurredOn, provider: said(detail.provider), setting: said(detail.setting) },
        weeklyPence: typeof detail.weeklyPence === 'number' ? detail.weeklyPence : null,
        ...{ endedOn: null, ended: null },
      })
    if ((name === careFacts.packageEnded || name === careFacts.died) && open && open.endedOn === null)
      packages.splice(-1, 1, {
        ...open,
        endedOn: occurredOn,
        ended: name === careFacts.died ? 'died' : said(detail.reason),
      })
    if (name === careFacts.reviewDone)
      reviews.push({
        ...{ on: occurredOn, kind: said(detail.kind), outcome: said(detail.outcome) },
        note: said(detail.note) || null,
      })
  }
  return { packages: packages.reverse(), reviews: reviews.reverse() }
}
