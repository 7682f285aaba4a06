/**
 * From when on a record of referrals is whole. Where a caseload was inherited, only what had not ended came with it: of
 * earlier years there are survivors, and no count of those years is one. Nobody has to be asked: before that, fewer
 * referrals are recorded than come in. Pure.
 */
import { type Day, type Quarter, quarterSpan } from '#kit'

export type QuarterOfReferrals = { readonly quarter: Quarter; readonly received: number }

export type RecordOfReferrals = {
  readonly firstOn: Day
  /** The first day of the first quarter with a usual number of referrals. */
  readonly wholeFrom: Day
  /** How many come in during a quarter: the middle of the last two years. */
  readonly usual: number
}

const quartersThatTell = 8
/** A quarter of a whole record has at least this part of the usual number: the spring of 2020 had, the first year of a new service has not. */
const leastPart = 2 / 3

/** Null where no quarter that is over has a referral. @param quarters those that have any, the first first */
export function recordOfReferrals(
  quarters: readonly QuarterOfReferrals[],
  firstOn: Day | null,
  today: Day,
): RecordOfReferrals | null {
  const over = quarters.filter(({ quarter }) => quarterSpan(quarter).to < today)
  const last = over.slice(-quartersThatTell).map(each => each.received)
  if (firstOn === null || last.length === 0) return null
  const usual = last.sort((a, b) => a - b)[Math.floor(last.length / 2)]!
  const first = over.find(({ received }) => received >= usual * leastPart)!
  return { firstOn, usual, wholeFrom: quarterSpan(first.quarter).from }
}

/** The quarter began before the record was whole. */
export const isBeforeWhole = (
  record: RecordOfReferrals | null,
  quarter: Quarter,
): record is RecordOfReferrals => record !== null && quarterSpan(quarter).from < record.wholeFrom
