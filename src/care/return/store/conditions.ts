/**
 * Which requests each count of the return counts, as conditions on the rows of `request`: the same conditions make
 * the numbers and the lists of rows behind them. Both ends of every span of days are inside.
 */
import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day, type Instant, type Quarter, quarterSpan } from '#kit'
import { suspension } from '../../overview.ts'
import type { CountId } from '../count.ts'

export type Asked = {
  readonly system: string
  /** National code; null for all commissioners of the system together. */
  readonly commissioner: string | null
  readonly quarter: Quarter
  /** What was known at this instant; null for everything that is known. */
  readonly knownAt: Instant | null
}

type Condition = RawBuilder<unknown>

/**
 * The rows of a system as they were known, with what follows from them: a decision concludes a request
 * unless death came first, and a row with a decision has no closing; funding ends with the package, else with death.
 * @param source a table or view with the columns of `care.request_reading`; @param also further columns of it.
 */
export function requestsKnown(source: RawBuilder<unknown>, asked: Asked, also: RawBuilder<unknown> = sql``) {
  const { system, commissioner, knownAt } = asked
  const day = (name: string) =>
    knownAt === null
      ? sql.ref(`r.${name}_on`)
      : sql`case when ${sql.ref(`r.${name}_known`)} <= ${knownAt}::timestamptz then ${sql.ref(`r.${name}_on`)} end`
  const isKnown =
    knownAt === null
      ? sql`r.known_until = 'infinity'`
      : sql`r.known_from <= ${knownAt}::timestamptz and r.known_until > ${knownAt}::timestamptz`
  const ofCommissioner = commissioner === null ? sql`` : sql`and r.commissioner = ${commissioner}`
  return sql`
    known as (
      select r.activity, r.responsible_from, r.responsible_to, r.someone, r.adult_since, r.outcome, r.setting,
        ${day('started')} as started, ${day('assessed')} as assessed, ${day('decided')} as decided,
        ${day('closed')} as closed, ${day('died')} as died, ${day('ended')} as ended ${also}
      from ${source} r
      where r.system = ${system} and ${isKnown} ${ofCommissioner}
    ),
    judged as (
      select *, decided is not null and (died is null or decided <= died) as is_decided
      from known
    ),
    request as (
      select *,
        case when is_decided then decided else least(closed, died) end as concluded,
        case when is_decided then coalesce(ended, died) end as finished
      from judged
    )`
}

/** The days that a quarter's return asks about. */
export function daysOf(
  quarter: Quarter,
): Record<'before' | 'first' | 'last' | 'yearBefore' | 'yearFirst', Day> {
  const { from: first, to: last } = quarterSpan(quarter)
  const yearFirst = quarterSpan(`${quarter.slice(0, 8)}Q1` as Quarter).from
  return { first, last, yearFirst, before: addDays(first, -1), yearBefore: addDays(yearFirst, -1) }
}

const literal = (on: Day) => sql`${sql.lit(on)}::date`
const column = {
  ...{ started: sql`started`, assessed: sql`assessed`, decided: sql`decided`, concluded: sql`concluded` },
  ...{ finished: sql`finished`, responsibleFrom: sql`responsible_from`, responsibleTo: sql`responsible_to` },
}

/**
 * Requests that any line of a quarter can count: what was over before the year began, and funds nobody since, is left
 * out before the lines look at it. Of ten years of referrals that is nearly all.
 */
export function mayCount(quarter: Quarter): Condition {
  const { first, yearFirst, yearBefore } = daysOf(quarter)
  return sql`(concluded is null or concluded >= ${literal(yearFirst)} or started >= ${literal(first)}
    or assessed >= ${literal(first)}
    or (is_decided and outcome in ('eligible', 'nursing-care')
      and (finished is null or finished > ${literal(yearBefore)})))`
}

export const conditionsOf = (quarter: Quarter): Record<CountId, Condition> => {
  const days = daysOf(quarter)
  const [before, first, last] = [literal(days.before), literal(days.first), literal(days.last)]
  const [yearBefore, yearFirst] = [literal(days.yearBefore), literal(days.yearFirst)]
  const adult = sql`adult_since <= ${last}`
  const here = (on: RawBuilder<unknown>) => sql`responsible_from <= ${on} and responsible_to > ${on}`
  const inQuarter = (on: RawBuilder<unknown>) => sql`${on} between ${first} and ${last} and ${here(on)}`
  const inYear = (on: RawBuilder<unknown>) => sql`${on} between ${yearFirst} and ${last} and ${here(on)}`
  const fundedOn = (on: RawBuilder<unknown>) =>
    sql`is_decided and decided <= ${on} and (finished is null or finished > ${on}) and ${here(on)}`
  const eligible = sql`outcome = 'eligible'`
  const nursing = sql`outcome = 'nursing-care'`
  const decided = sql`is_decided and ${inQuarter(column.decided)}`
  const closedInQuarter = sql`not is_decided and started is not null and ${inQuarter(column.concluded)}`
  const open = sql`started <= ${last} and (concluded is null or concluded > ${last}) and ${here(last)}`
  const openFor = (least: number, most: number | null) =>
    most === null
      ? sql`${adult} and ${open} and ${last} - started >= ${sql.lit(least)}`
      : sql`${adult} and ${open} and ${last} - started between ${sql.lit(least)} and ${sql.lit(most)}`
  const [suspended, resumed] = [literal(suspension.from), literal(suspension.to)]
  /** Funded at the end of the day before the case changed hands. */
  const carried = (on: RawBuilder<unknown>) =>
    sql`${on} between ${first} and ${last} and is_decided and decided < ${on} and (finished is null or finished >= ${on})`
  return {
    referrals: sql`${adult} and ${inQuarter(column.started)}`,
    'referrals-in-year': sql`${adult} and ${inYear(column.started)}`,
    'newly-eligible': sql`${adult} and ${decided} and ${eligible}`,
    'not-eligible': sql`${adult} and ${decided} and outcome is distinct from 'eligible'`,
    assessed: sql`${adult} and ${decided}`,
    discounted: sql`${adult} and ${closedInQuarter}`,
    concluded: sql`${adult} and (is_decided or started is not null) and ${inQuarter(column.concluded)}`,
    'concluded-in-time': sql`${adult} and ${inQuarter(column.concluded)} and concluded - started <= 28`,
    'no-longer-eligible': sql`${adult} and is_decided and ${eligible} and ${inQuarter(column.finished)}`,
    'eligible-at-end': sql`${adult} and ${eligible} and ${fundedOn(last)}`,
    'eligible-before': sql`adult_since <= ${before} and ${eligible} and ${fundedOn(before)}`,
    'came-of-age': sql`${adult} and adult_since > ${before} and ${eligible} and ${fundedOn(before)}`,
    'moved-in': sql`${adult} and ${eligible} and ${carried(column.responsibleFrom)}`,
    'moved-out': sql`${adult} and ${eligible} and ${carried(column.responsibleTo)}`,
    'eligible-at-year-start': sql`${adult} and ${eligible} and ${fundedOn(yearBefore)}`,
    'newly-eligible-earlier': sql`${adult} and is_decided and decided between ${yearFirst} and ${before}
      and ${here(column.decided)} and ${eligible}`,
    'newly-eligible-in-year': sql`${adult} and is_decided and ${inYear(column.decided)} and ${eligible}`,
    tools: sql`${adult} and ${inQuarter(column.assessed)}`,
    'tools-in-acute': sql`${adult} and ${inQuarter(column.assessed)} and setting = 'acute'`,
    // Among all tools, and in no line of its own: the return asks for those in an acute hospital alone.
    'tools-of-no-setting': sql`${adult} and ${inQuarter(column.assessed)} and setting is null`,
    'open-over-28': openFor(29, null),
    'open-1-14': openFor(29, 42),
    'open-15-28': openFor(43, 56),
    'open-29-84': openFor(57, 112),
    'open-85-182': openFor(113, 210),
    'open-183': openFor(211, null),
    'appeals-completed': sql`${adult} and ${decided}`,
    'appeals-eligible': sql`${adult} and ${decided} and outcome in ('eligible', 'part')`,
    'appeals-open': sql`${adult} and started <= ${last} and (decided is null or decided > ${last}) and ${here(last)}`,
    'past-periods-agreed': sql`${adult} and is_decided and ${inYear(column.decided)} and outcome in ('01', '02')`,
    'nursing-at-end': sql`${adult} and ${nursing} and ${fundedOn(last)}`,
    'nursing-at-year-start': sql`${adult} and ${nursing} and ${fundedOn(yearBefore)}`,
    // Open while assessments were suspended: these are in the lines above as well.
    'deferred-open': sql`${openFor(29, null)} and ${last} >= ${suspended} and started <= ${resumed}`,
    'deferred-concluded': sql`${adult} and ${inQuarter(column.concluded)} and started <= ${resumed}
      and concluded > ${resumed}`,
    'new-nursing-in-year': sql`${adult} and is_decided and ${inYear(column.decided)} and ${nursing}`,
  }
}
