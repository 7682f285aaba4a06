/** What the generator is told about a system: data of the demonstration, read from its `caseload.json`. */
import { readFileSync } from 'node:fs'
import { type Day, day } from '#kit'

export type CommissionerSettings = {
  readonly code: string
  /** As a support unit writes it. */
  readonly name: string
  /** Residents of 18 and over: referrals come in proportion to them. */
  readonly adults: number
  readonly council: string
  /** Coordinators of today, as accounts and names; from `coordinatorsFrom` on. */
  readonly coordinators: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  /** A referrer of today who sends a few of the referrals; null where nobody does. */
  readonly referrer: string | null
}

export type CaseloadSettings = {
  readonly system: string
  readonly from: Day
  readonly until: Day
  /** Cases that were over before this day are left out, unless they were inherited: the old records were archived. */
  readonly completeFrom: Day
  readonly commissioners: readonly CommissionerSettings[]
  readonly verifier: string
  readonly broker: string
  readonly coordinatorsFrom: Day
  /** Referrals a year for 50,000 adults at the end of the period, and what part of it there was in each year before. */
  readonly yearly: { readonly standard: number; readonly fastTrack: number; readonly nursingCare: number }
  readonly growth: Readonly<Record<string, number>>
  /** Cases that came with the service, for all commissioners together. */
  readonly inherited: { readonly cases: number; readonly on: Day }
  readonly suspended: { readonly from: Day; readonly to: Day }
  /** How many days a review is late on average, unless it is in time. */
  readonly reviews: { readonly shareInTime: number; readonly meanDaysLate: number }
}

/** Throws where the file lacks something: what is shipped must be right. */
export function readSettings(path: string): CaseloadSettings {
  const read = JSON.parse(readFileSync(path, 'utf8')) as CaseloadSettings
  const days = [
    read.from,
    read.until,
    read.completeFrom,
    read.coordinatorsFrom,
    read.inherited.on,
    read.suspended.from,
    read.suspended.to,
  ]
  for (const each of days) day(each)
  if (read.commissioners.length === 0 || read.commissioners.some(each => !(each.adults > 0)))
    throw new Error(`${path}: every commissioner needs its adults`)
  return read
}
