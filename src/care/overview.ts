/** How late the unit is, where, since when, and who will be late next and why: folded from counts, never from people. */
import { type Day, day } from '#kit'
import { beyondBands } from './age-bands.ts'
import type { CaseState } from './case.ts'

/** Assessments were suspended nationally in these days of 2020; what was open then is counted apart. */
export const suspension = { from: day('2020-03-19'), to: day('2020-08-31') } as const

/** By what the tables are grouped. */
export const groupings = { place: 'Place', team: 'Team', commissioner: 'Commissioner' } as const
export type Grouping = keyof typeof groupings
type Groups = Readonly<Record<Grouping, string | null>>

/** Some running limits of decisions that stand alike. `band` is 0 in time, then the position in the bands beyond, from 1. */
export type DecisionCount = Groups & {
  readonly inherited: boolean
  readonly deferred: boolean
  readonly band: number
  readonly state: CaseState
  readonly assigned: boolean
  readonly waiting: boolean
  readonly booked: boolean
  readonly soon: boolean
  readonly oldest: Day
  readonly cases: number
}
export type ReviewCount = Groups & {
  readonly inherited: boolean
  readonly overdue: number
  readonly outstanding: number
  readonly booked: number
}

type CauseRow = {
  readonly title: string
  readonly holds: (count: Pick<DecisionCount, 'assigned' | 'waiting' | 'booked' | 'state'>) => boolean
}
/** Why a decision will be late: the first that holds. */
export const causes = {
  unassigned: { title: 'Nobody in charge', holds: ({ assigned }) => !assigned },
  'not-verified': { title: 'Recommendation not verified', holds: ({ state }) => state === 'recommended' },
  waiting: { title: 'Waiting for evidence', holds: ({ waiting }) => waiting },
  'not-booked': {
    title: 'Meeting not booked in time',
    holds: ({ state, booked }) => state !== 'assessed' && !booked,
  },
  'in-hand': { title: 'Meeting booked or held', holds: () => true },
} as const satisfies Record<string, CauseRow>
export type Cause = keyof typeof causes
export const causeIds = Object.keys(causes) as Cause[]

export const causeOf = (count: Parameters<CauseRow['holds']>[0]): Cause =>
  causeIds.find(id => causes[id].holds(count)) ?? 'in-hand'

/** Of which cohort a case is: one's own delays stand apart from what came late already. */
export const cohorts = {
  own: 'Received in the usual course',
  deferred: 'Open while assessments were suspended, 19 March to 31 August 2020',
  inherited: 'Inherited with the service',
} as const
export type Cohort = keyof typeof cohorts
export const cohortOf = ({ inherited, deferred }: { inherited: boolean; deferred: boolean }): Cohort =>
  inherited ? 'inherited' : deferred ? 'deferred' : 'own'

/** One row of a table: in time, then beyond the 28 days by band. */
export type Aged = {
  readonly key: string
  readonly inTime: number
  readonly beyond: readonly number[]
  readonly late: number
}
export type Forecast = {
  readonly key: string
  readonly total: number
  readonly why: Readonly<Record<Cause, number>>
}
export type Reviews = {
  readonly key: string
  readonly outstanding: number
  readonly overdue: number
  readonly booked: number
}
export type Overview = {
  readonly open: number
  readonly late: number
  /** The day the oldest late referral was received. */
  readonly oldest: Day | null
  /** By group, of the cohort received in the usual course. */
  readonly aged: readonly Aged[]
  /** By cohort, all three. */
  readonly agedByCohort: readonly Aged[]
  readonly forecast: readonly Forecast[]
  readonly reviews: readonly Reviews[]
  /** Of those, what was inherited with the service. */
  readonly inheritedReviews: Reviews
}

export function overviewOf(
  decisions: readonly DecisionCount[],
  reviews: readonly ReviewCount[],
  by: Grouping,
): Overview {
  const late = decisions.filter(each => each.band > 0)
  const own = decisions.filter(each => cohortOf(each) === 'own')
  const keys = [...new Set([...decisions, ...reviews].map(each => each[by] ?? ''))].sort()
  const inherited = reviews.filter(each => each.inherited)
  return {
    open: sumOf(decisions),
    late: sumOf(late),
    oldest: late.reduce<Day | null>(
      (found, { oldest }) => (found === null || oldest < found ? oldest : found),
      null,
    ),
    aged: keys.map(key => agedOf(key, within(own, by, key))),
    agedByCohort: (Object.keys(cohorts) as Cohort[]).map(key =>
      agedOf(
        key,
        decisions.filter(each => cohortOf(each) === key),
      ),
    ),
    forecast: keys.map(key => forecastOf(key, within(decisions, by, key))),
    reviews: keys.map(key => reviewsOf(key, within(reviews, by, key))),
    inheritedReviews: reviewsOf('inherited', inherited),
  }
}

const within = <T extends Groups>(rows: readonly T[], by: Grouping, key: string): T[] =>
  rows.filter(row => (row[by] ?? '') === key)
const sumOf = (rows: readonly { readonly cases: number }[]): number =>
  rows.reduce((total, { cases }) => total + cases, 0)

function agedOf(key: string, rows: readonly DecisionCount[]): Aged {
  const beyond = beyondBands.map((_band, index) => sumOf(rows.filter(row => row.band === index + 1)))
  const inTime = sumOf(rows.filter(row => row.band === 0))
  return { key, inTime, beyond, late: beyond.reduce((total, cases) => total + cases, 0) }
}

function forecastOf(key: string, rows: readonly DecisionCount[]): Forecast {
  const soon = rows.filter(row => row.soon)
  const why = Object.fromEntries(
    causeIds.map(cause => [cause, sumOf(soon.filter(row => causeOf(row) === cause))]),
  ) as Record<Cause, number>
  return { key, total: sumOf(soon), why }
}

function reviewsOf(key: string, rows: readonly ReviewCount[]): Reviews {
  const sum = (column: 'outstanding' | 'overdue' | 'booked'): number =>
    rows.reduce((total, row) => total + row[column], 0)
  return { key, outstanding: sum('outstanding'), overdue: sum('overdue'), booked: sum('booked') }
}
