/**
 * The return a second time, for the tests: case by case and fact by fact, in plain loops, with nothing shared with
 * what is counted in SQL but the facts themselves.
 */
import { type Fact, knownAt, standing } from '#facts'
import { addDays, addMonths, type Day, daysBetween, type Instant, type Quarter, quarterSpan } from '#kit'

export type ToldCase = { readonly person: string; readonly bornOn: Day; readonly facts: readonly Fact[] }
export type Values = Record<string, number | null>

type Funding = {
  of: 'standard' | 'fast-track' | 'nursing-care'
  from: Day
  until: Day | null
  byAppeal: boolean
}

type Told = {
  person: string
  adultFrom: Day
  pathway: string
  held: Fact[]
  commissionerOn(day: Day): string
  started: Day | null
  decision: Fact | null
  concluded: Day | null
  fundings: Funding[]
}

const named = (held: readonly Fact[], name: string) => held.filter(fact => fact.name === `care.${name}`)

function tell({ person, bornOn, facts }: ToldCase, at: Instant | null): Told | null {
  const held = standing(at === null ? facts : knownAt(facts, at))
  const received = named(held, 'referral-received')[0]
  if (!received) return null
  const pathway = String(received.detail.pathway)
  const considered = held.find(
    fact =>
      ['care.referral-received', 'care.screened'].includes(fact.name) &&
      fact.detail.fullConsideration === true,
  )
  const startFact = pathway === 'standard' ? considered : received
  let first: Fact | undefined
  for (const fact of held) {
    const isDecision =
      fact.name === 'care.decision-verified' || (fact.name === 'care.accepted' && fact.detail.outcome)
    if (isDecision || fact.name === 'care.closed-without-decision' || fact.name === 'care.died') {
      first = fact
      break
    }
  }
  const isDecided =
    first !== undefined && (first.name === 'care.decision-verified' || first.name === 'care.accepted')
  const decision = isDecided && first ? first : null
  return {
    ...{ person, pathway, held, decision, adultFrom: addMonths(bornOn, 18 * 12) },
    started: startFact?.occurredOn ?? null,
    concluded: first?.occurredOn ?? null,
    fundings: fundingsOf(pathway, held, decision),
    commissionerOn(day) {
      let now = String(received.detail.commissioner)
      for (const move of named(held, 'transferred'))
        if (move.occurredOn <= day) now = String(move.detail.commissioner)
      return now
    },
  }
}

function fundingsOf(pathway: string, held: readonly Fact[], decision: Fact | null): Funding[] {
  const found: Funding[] = []
  const death = named(held, 'died')[0]
  const packageEnd = (day: Day) => named(held, 'package-ended').find(fact => fact.occurredOn >= day)
  for (const appeal of named(held, 'local-resolution-decided')) {
    if (appeal.detail.result !== 'eligible') continue
    const from = appeal.occurredOn
    const died = death && [death.occurredOn, from].sort()[1]!
    found.push({ of: 'standard', from, until: packageEnd(from)?.occurredOn ?? died ?? null, byAppeal: true })
  }
  if (!decision) return found
  const from = decision.occurredOn
  let until = packageEnd(from)?.occurredOn ?? death?.occurredOn ?? null
  const outcome = decision.detail.outcome
  if (outcome === 'eligible' && pathway !== 'nursing-care')
    found.push({ of: pathway as 'standard', from, until, byAppeal: false })
  if (outcome === 'nursing-care') {
    const appeal = named(held, 'local-resolution-decided').find(fact => fact.detail.result === 'eligible')
    const outlived = appeal && (!death || held.indexOf(appeal) < held.indexOf(death))
    if (outlived && appeal.occurredOn >= from && (until === null || appeal.occurredOn < until))
      until = appeal.occurredOn
    found.push({ of: 'nursing-care', from, until, byAppeal: false })
  }
  return found
}

export function naiveReturn(
  cases: readonly ToldCase[],
  quarter: Quarter,
  commissioner: string | null,
  at: Instant | null,
): Values {
  const { from: first, to: last } = quarterSpan(quarter)
  const yearFirst = quarterSpan(`${quarter.slice(0, 8)}Q1` as Quarter).from
  const told = cases.map(each => tell(each, at)).filter(each => each !== null)
  const adults = told.filter(each => each.adultFrom <= last)
  const isTheirs = (each: Told, day: Day) =>
    commissioner === null || each.commissionerOn(day) === commissioner
  const counts = (each: Told, day: Day | null | undefined, since: Day, until: Day): day is Day =>
    !!day && day >= since && day <= until && isTheirs(each, day)
  const now = (each: Told, day: Day | null | undefined): day is Day => counts(each, day, first, last)
  const number = (test: (each: Told) => boolean) => adults.filter(test).length
  const facts = (name: string, test: (each: Told, fact: Fact) => boolean) =>
    adults.reduce((sum, each) => sum + named(each.held, name).filter(fact => test(each, fact)).length, 0)
  const funded = (of: Funding['of'], day: Day, adultOn: Day) =>
    new Set(
      told
        .filter(each => each.adultFrom <= adultOn && isTheirs(each, day))
        .filter(each =>
          each.fundings.some(f => f.of === of && f.from <= day && (f.until === null || f.until > day)),
        )
        .map(each => each.person),
    ).size
  const newly = (of: Funding['of'], since: Day, until: Day) =>
    number(each => each.fundings.some(f => f.of === of && !f.byAppeal && counts(each, f.from, since, until)))
  const values: Values = {}
  const ratio = (of: number, outOf: number) => (outOf === 0 ? null : (of * 100) / outOf)

  for (const type of ['standard', 'fast-track'] as const) {
    const is = (each: Told) => each.pathway === type
    const before = addDays(first, -1)
    const [a, b, d] = [funded(type, before, before), newly(type, first, last), funded(type, last, last)]
    let c = 0
    for (const each of adults) for (const f of each.fundings) if (f.of === type && now(each, f.until)) c += 1
    Object.assign(values, {
      [`1 ${type} previous-snapshot`]: a,
      [`1 ${type} newly-eligible`]: b,
      [`1 ${type} no-longer-eligible`]: c,
      [`1 ${type} reconciliation`]: d - (a + b - c),
      [`1 ${type} snapshot`]: d,
    })
    const atYearStart = funded(type, addDays(yearFirst, -1), last)
    const toBefore = atYearStart + (first === yearFirst ? 0 : newly(type, yearFirst, before))
    const previous = first === yearFirst ? a : toBefore
    values[`2 ${type} previous-year-to-date`] = previous
    values[`2 ${type} year-to-date`] = atYearStart + newly(type, yearFirst, last)
    values[`2 ${type} reconciliation`] = toBefore - previous
    values[`3 ${type} referrals`] = number(each => is(each) && now(each, each.started))
    const decided = number(each => is(each) && now(each, each.decision?.occurredOn))
    const closed = number(
      each => is(each) && !each.decision && each.started !== null && now(each, each.concluded),
    )
    values[`4 ${type} newly-eligible`] = b
    if (type === 'standard') values[`4 ${type} not-eligible`] = decided - b
    values[`4 ${type} assessed`] = decided
    values[`4 ${type} discounted`] = closed
    values[`4 ${type} concluded`] = decided + closed
    values[`5 ${type} assessment-conversion`] = ratio(b, decided)
    values[`5 ${type} referral-conversion`] = ratio(b, decided + closed)
  }

  const standard = (each: Told) => each.pathway === 'standard'
  const meetings = adults
    .filter(standard)
    .map(each => ({ each, meeting: named(each.held, 'meeting-held')[0] }))
  const inQuarter = meetings.filter(({ each, meeting }) => now(each, meeting?.occurredOn))
  const acute = inQuarter.filter(({ meeting }) => meeting?.detail.setting === 'acute').length
  values['6 standard tools'] = inQuarter.length
  values['6 standard tools-in-acute'] = acute
  values['6 standard acute-share'] = ratio(acute, inQuarter.length)
  const inTime = number(
    each =>
      standard(each) &&
      each.started !== null &&
      now(each, each.concluded) &&
      daysBetween(each.started, each.concluded) <= 28,
  )
  values['7 standard concluded-in-time'] = inTime
  values['7 standard share-in-time'] = ratio(inTime, values['4 standard concluded']!)
  const ages = adults
    .filter(each => standard(each) && each.started !== null && each.started <= last && isTheirs(each, last))
    .filter(each => each.concluded === null || each.concluded > last)
    .map(each => daysBetween(each.started!, last) - 28)
  const beyond = (least: number, most: number) => ages.filter(age => age >= least && age <= most).length
  values['7 standard open-over-28'] = beyond(1, 1e9)
  values['8 standard open-1-14'] = beyond(1, 14)
  values['8 standard open-15-28'] = beyond(15, 28)
  values['8 standard open-29-84'] = beyond(29, 84)
  values['8 standard open-85-182'] = beyond(85, 182)
  values['8 standard open-183'] = beyond(183, 1e9)
  const completed = facts('local-resolution-decided', (each, fact) => now(each, fact.occurredOn))
  const upheld = facts(
    'local-resolution-decided',
    (each, fact) => now(each, fact.occurredOn) && ['eligible', 'part'].includes(String(fact.detail.result)),
  )
  values['9 both appeals-completed'] = completed
  values['9 both appeals-eligible'] = upheld
  values['9 both appeals-share'] = ratio(upheld, completed)
  values['9 both appeals-open'] = adults
    .filter(each => isTheirs(each, last))
    .reduce((sum, each) => sum + openAppeals(each, last), 0)
  values['10 both past-periods-agreed'] = facts(
    'past-period-decided',
    (each, fact) =>
      counts(each, fact.occurredOn, yearFirst, last) && ['01', '02'].includes(String(fact.detail.result)),
  )
  values['11 both nursing-year-to-date'] =
    funded('nursing-care', addDays(yearFirst, -1), last) + newly('nursing-care', yearFirst, last)
  values['11 both nursing-snapshot'] = funded('nursing-care', last, last)
  return values
}

/** The n-th outcome answers the n-th request. */
function openAppeals({ held }: Told, last: Day): number {
  const outcomes = named(held, 'local-resolution-decided')
  return named(held, 'local-resolution-requested').filter(
    (asked, index) => asked.occurredOn <= last && !(outcomes[index] && outcomes[index].occurredOn <= last),
  ).length
}

/** Beside table 6: tools of the quarter whose meeting says nothing of where the person was. */
export function naiveToolsOfNoSetting(
  cases: readonly ToldCase[],
  quarter: Quarter,
  commissioner: string | null,
  at: Instant | null,
): number {
  const { from, to } = quarterSpan(quarter)
  let count = 0
  for (const each of cases.map(one => tell(one, at))) {
    const meeting = each && named(each.held, 'meeting-held')[0]
    if (!meeting || each.pathway !== 'standard' || each.adultFrom > to) continue
    const on = meeting.occurredOn
    const isTheirs = commissioner === null || each.commissionerOn(on) === commissioner
    if (on >= from && on <= to && isTheirs && meeting.detail.setting === undefined) count += 1
  }
  return count
}
