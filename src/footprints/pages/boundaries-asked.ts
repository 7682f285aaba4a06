/** What is asked of the pages of boundaries, as an address says it. */
import { type Day, done, earlier, type Result, refuse } from '#kit'
import { thresholds } from '../coterminosity.ts'
import type { CouncilTier } from '../organisation.ts'
import { type AskedBoundaries, lastDayOfLists } from '../split-councils.ts'
import { askedDay } from './asked-day.ts'

/** "0.02" of a select, or "2.5" per cent typed beside it, which comes first. */
function shareAsked(query: URLSearchParams): Result<number> {
  const percent = (query.get('percent') ?? '').trim().replace(/\s*%$/, '')
  if (percent !== '') {
    const isShare = /^\d{1,3}(\.\d{1,4})?$/.test(percent) && Number(percent) <= 100
    return isShare
      ? done(Number(percent) / 100)
      : refuse('invalid', 'Enter a percentage from 0 to 100, such as 2.5', { field: 'percent' })
  }
  return thresholdAsked(query)
}

/** One of the thresholds that can be chosen; any part where none is asked for. Refuses (`invalid`, at `share`) another. */
export function thresholdAsked(query: URLSearchParams): Result<number> {
  const asked = query.get('share') || '0'
  const chosen = thresholds.find(share => String(share) === asked)
  return chosen === undefined
    ? refuse('invalid', 'Choose which parts count', { field: 'share' })
    : done(chosen)
}

/** The upper tier where none is asked for. Refuses (`invalid`, at `tier`) what is no tier. */
function tierAsked(query: URLSearchParams): Result<CouncilTier> {
  const asked = query.get('tier') || 'upper'
  return asked === 'upper' || asked === 'lower'
    ? done(asked)
    : refuse('invalid', 'Choose upper-tier or lower-tier councils', { field: 'tier' })
}

/**
 * The day asked for, else today, as long as there are lists of it. Refuses (`invalid`) a day, a share or a tier that is
 * none.
 */
export function boundariesAsked(query: URLSearchParams, today: Day): Result<AskedBoundaries> {
  const day = askedDay(query, earlier(today, lastDayOfLists))
  if (!day.ok) return day
  const share = shareAsked(query)
  if (!share.ok) return share
  const tier = tierAsked(query)
  if (!tier.ok) return tier
  return done({ on: day.value.on, tier: tier.value, share: share.value })
}

/** The address of the page that shows this. */
export function boundariesHref({ on, tier, share }: AskedBoundaries): string {
  const isListed = thresholds.some(each => each === share)
  const how = isListed ? { share: String(share) } : { percent: String(share * 100) }
  return `/england/boundaries?${new URLSearchParams({ on, tier, ...how })}`
}

export const overlapHref = (council: string, on: Day): string => `/england/boundaries/${council}?on=${on}`
