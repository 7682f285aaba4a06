/** What the stories of all invented people share: the settings as day numbers, and who does what. */
import { dayNumber } from '#kit'
import type { RandomStream } from '#statistics'
import type { CaseloadSettings, CommissionerSettings } from './settings.ts'
import type { Entry } from './written-history.ts'

export type World = {
  readonly settings: CaseloadSettings
  readonly from: number
  readonly until: number
  readonly completeFrom: number
  readonly suspendedFrom: number
  readonly suspendedTo: number
  readonly coordinatorsFrom: number
}

/** One invented person's case as it is thought up. */
export type Teller = {
  readonly world: World
  readonly chance: RandomStream
  readonly commissioner: CommissionerSettings
}

export const worldOf = (settings: CaseloadSettings): World => ({
  settings,
  from: dayNumber(settings.from),
  until: dayNumber(settings.until),
  completeFrom: dayNumber(settings.completeFrom),
  suspendedFrom: dayNumber(settings.suspended.from),
  suspendedTo: dayNumber(settings.suspended.to),
  coordinatorsFrom: dayNumber(settings.coordinatorsFrom),
})

export const isSuspended = ({ suspendedFrom, suspendedTo }: World, day: number): boolean =>
  day >= suspendedFrom && day <= suspendedTo

/** What would have been done while assessments were suspended is done in the months after, as capacity allows. */
export const afterSuspension = (world: World, day: number, catchUp: number): number =>
  isSuspended(world, day) ? world.suspendedTo + 1 + Math.floor(catchUp) : day

/** From then on the record says who did what; before, only that it was done. */
export const recordsNames = (world: World, day: number): boolean => day >= world.coordinatorsFrom

const unit = '0CX'
export const byVerifier = ({ world }: Teller, day: number): Pick<Entry, 'by'> =>
  recordsNames(world, day)
    ? { by: { id: world.settings.verifier, role: 'hub-verifier', organisation: unit } }
    : {}
export const byBroker = ({ world }: Teller, day: number): Pick<Entry, 'by'> =>
  recordsNames(world, day) ? { by: { id: world.settings.broker, role: 'broker', organisation: unit } } : {}

/** A waiting time with this median; `spread` is the standard deviation of its logarithm. */
export const wait = (chance: RandomStream, median: number, spread: number): number =>
  Math.round(median * Math.exp(spread * chance.normal()))

export function oneOf<T>(chance: RandomStream, weighted: readonly (readonly [T, number])[]): T {
  let left = chance.uniform() * weighted.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of weighted) {
    left -= weight
    if (left < 0) return value
  }
  return weighted.at(-1)![0]
}
