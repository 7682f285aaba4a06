/** What is counted before a line of the return is made of it. */
import type { Activity } from './request-reading.ts'

export const countIds = [
  ...(['referrals', 'newly-eligible', 'not-eligible', 'assessed', 'discounted', 'concluded'] as const),
  ...([
    'concluded-in-time',
    'no-longer-eligible',
    'eligible-at-end',
    'eligible-before',
    'came-of-age',
  ] as const),
  ...(['moved-in', 'moved-out', 'eligible-at-year-start', 'newly-eligible-earlier'] as const),
  ...([
    'newly-eligible-in-year',
    'tools',
    'tools-in-acute',
    'tools-of-no-setting',
    'open-over-28',
    'open-1-14',
  ] as const),
  ...(['open-15-28', 'open-29-84', 'open-85-182', 'open-183', 'appeals-completed'] as const),
  ...(['appeals-eligible', 'appeals-open', 'past-periods-agreed', 'nursing-at-end'] as const),
  ...(['nursing-at-year-start', 'new-nursing-in-year'] as const),
  ...(['deferred-open', 'deferred-concluded', 'referrals-in-year'] as const),
] as const
export type CountId = (typeof countIds)[number]

/** Requests, by activity: somebody with two requests counts twice. */
export type RequestCounts = ReadonlyMap<Activity, Readonly<Record<CountId, number>>>

/** People who are funded, each counted once, whatever number of requests led to it. */
export const fundings = ['standard', 'fast-track', 'nursing-care'] as const
export type Funding = (typeof fundings)[number]
export type Moment = 'at-end' | 'before' | 'at-year-start'
export type PeopleCounts = ReadonlyMap<Funding, Readonly<Record<Moment, number>>>

export type Counted = { readonly requests: RequestCounts; readonly people: PeopleCounts }

export const requestsIn = (
  counted: Pick<Counted, 'requests'>,
  count: CountId,
  activities: readonly Activity[],
): number => activities.reduce((sum, activity) => sum + (counted.requests.get(activity)?.[count] ?? 0), 0)

export const peopleIn = (counted: Counted, funding: Funding, moment: Moment): number =>
  counted.people.get(funding)?.[moment] ?? 0
