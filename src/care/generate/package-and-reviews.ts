/** From a decision that somebody is entitled to care, to its end: package, reviews late and in time, death. */
import { addMonths, dayNumber } from '#kit'
import { careFacts } from '../facts.ts'
import { afterSuspension, byBroker, oneOf, type Teller, wait } from './world.ts'
import { dayText, onWorkingDay, type WrittenHistory } from './written-history.ts'

export type Entitlement = {
  readonly decidedOn: number
  readonly outcome: 'eligible' | 'nursing-care' | 'joint-package'
  /** Days from the decision to the end of the need for it. */
  readonly stay: number
  /** Who reviews: whoever coordinated, where the record says so. */
  readonly by?: { readonly id: string; readonly role: string; readonly organisation: string }
  /** Funding that a new decision takes over from: it ends on this day at the latest. */
  readonly takenOverOn?: number
  /** The day of the transfer, for care that came with the service: nothing was told and no review done before it. */
  readonly toldFrom?: number
  /** The story of the start was told already. */
  readonly isStarted?: true
}

export type Ended = { readonly on: number; readonly died: boolean }

const providers = [
  'Oak View',
  'The Beeches',
  'Moorside',
  'Riverbank',
  'Hillcrest',
  'Fell House',
  'Weaver Care',
]
const homes = { eligible: ['home', 'nursing-home', 'care-home'], 'nursing-care': ['nursing-home'] } as const

export function tellPackage(teller: Teller, history: WrittenHistory, entitled: Entitlement): Ended {
  const { chance } = teller
  const ends = Math.min(entitled.decidedOn + entitled.stay, entitled.takenOverOn ?? Number.POSITIVE_INFINITY)
  const isTakenOver = entitled.takenOverOn !== undefined && ends === entitled.takenOverOn
  const dies = !isTakenOver && chance.uniform() < 0.82
  const starts = onWorkingDay(entitled.decidedOn + Math.floor(chance.exponential() * 5))
  if (starts < ends && !entitled.isStarted) tellStart(teller, history, entitled, starts)
  tellReviews(teller, history, entitled, ends)
  if (dies) history.add({ fact: careFacts.died, on: ends, detail: { source: 'the provider told us' } })
  else if (starts < ends || entitled.isStarted) tellEnd(teller, history, entitled, { on: ends, isTakenOver })
  return { on: ends, died: dies }
}

function tellStart(
  teller: Teller,
  history: WrittenHistory,
  { outcome, toldFrom }: Entitlement,
  on: number,
): void {
  const { chance } = teller
  const settings = outcome === 'nursing-care' ? homes['nursing-care'] : homes.eligible
  const weekly = outcome === 'nursing-care' ? 165 : Math.max(250, wait(chance, 950, 0.35))
  history.add({
    ...{ fact: careFacts.packageStarted, on, ...byBroker(teller, on) },
    ...(toldFrom === undefined ? {} : { toldAfter: Math.max(0, toldFrom - on) }),
    detail: {
      provider: `${providers[Math.floor(chance.uniform() * providers.length)]} (invented)`,
      setting: settings[Math.floor(chance.uniform() * settings.length)],
      weeklyPence: weekly * 100,
    },
  })
}

type End = { readonly on: number; readonly isTakenOver: boolean }

function tellEnd(teller: Teller, history: WrittenHistory, { outcome }: Entitlement, end: End): void {
  const other = outcome === 'nursing-care' ? 'left-nursing-home' : 'no-longer-eligible'
  const reason = end.isTakenOver
    ? 'now-eligible'
    : oneOf(teller.chance, [
        [other, 6],
        ['declined', 1],
        ['moved', 2],
      ] as const)
  const assessed = reason === 'no-longer-eligible' ? { assessedOn: dayText(end.on - 7) } : {}
  history.add({
    ...{ fact: careFacts.packageEnded, on: end.on, ...byBroker(teller, end.on) },
    detail: { reason, ...assessed },
  })
}

/** The first review is due three months after the decision, each next one twelve months after the last. */
function tellReviews(
  { world, chance }: Teller,
  history: WrittenHistory,
  entitled: Entitlement,
  ends: number,
): void {
  const { shareInTime, meanDaysLate } = world.settings.reviews
  let due = Math.max(monthsAfter(entitled.decidedOn, 3), entitled.toldFrom ?? 0)
  for (let kind = '01'; ; kind = '02') {
    const late =
      chance.uniform() < shareInTime
        ? -Math.floor(chance.uniform() * 21)
        : Math.floor(chance.exponential() * meanDaysLate)
    const planned = onWorkingDay(due + late)
    const possible = Math.max(planned, (entitled.toldFrom ?? 0) + 14)
    const on = onWorkingDay(afterSuspension(world, possible, chance.exponential() * 160))
    if (on >= ends || on > world.until) return
    const outcome = oneOf(chance, [
      ['fits', 78],
      ['change', 18],
      ['reassess', 4],
    ] as const)
    history.add({
      ...{ fact: careFacts.reviewDone, on, ...(entitled.by ? { by: entitled.by } : {}) },
      detail: { kind, outcome },
    })
    due = monthsAfter(on, 12)
  }
}

const monthsAfter = (day: number, months: number): number => dayNumber(addMonths(dayText(day), months))
