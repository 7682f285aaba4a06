import { randomInt } from 'node:crypto'
import type { Day, NhsNumber } from '#kit'

/** Where one person's path stands. Each pathway uses some of these; its table says which. */
export const caseStates = [
  ...(['received', 'screened-out', 'accepted', 'coordinated', 'assessed', 'recommended'] as const),
  ...(['verified', 'communicated', 'in-package', 'ended', 'closed'] as const),
] as const
export type CaseState = (typeof caseStates)[number]

export const stateTitles: Readonly<Record<CaseState, string>> = {
  received: 'received',
  'screened-out': 'below the threshold',
  accepted: 'accepted, no coordinator yet',
  coordinated: 'being assessed',
  assessed: 'assessed, no recommendation yet',
  recommended: 'recommended, waiting for verification',
  verified: 'decided, letter not sent yet',
  communicated: 'decided',
  'in-package': 'care in place',
  ended: 'ended',
  closed: 'closed without a decision',
}

export const pathwayTitles = {
  standard: 'standard continuing healthcare',
  'fast-track': 'fast track',
  'nursing-care': 'funded nursing care',
} as const
export type PathwayId = keyof typeof pathwayTitles
export const pathwayIds = Object.keys(pathwayTitles) as PathwayId[]

export const outcomeTitles = {
  eligible: 'eligible for NHS continuing healthcare',
  'nursing-care': 'not eligible; NHS-funded nursing care',
  'joint-package': 'not eligible; joint package of care',
  'not-eligible': 'not eligible',
} as const
export type Outcome = keyof typeof outcomeTitles

export type Case = {
  readonly id: string
  readonly reference: string
  readonly person: string
  readonly pathway: PathwayId
  readonly state: CaseState
  /** National code of the responsible commissioner. */
  readonly commissioner: string
  readonly place: string
  readonly team: string | null
  readonly receivedOn: Day
  readonly referrer: string | null
  readonly coordinator: string | null
  /** What the multidisciplinary team recommended. */
  readonly recommended: Outcome | null
  readonly decidedOn: Day | null
  readonly outcome: Outcome | null
  /** Whom the case waits for, and since when; null while it waits for the unit itself. */
  readonly waitingFor: string | null
  readonly waitingSince: Day | null
  /** What is booked next: the assessment meeting or a review. */
  readonly bookedOn: Day | null
  /** Where the person was assessed, as the meeting recorded it: `acute` is an acute hospital. */
  readonly setting: string | null
  /** The day of the family's oldest message that nothing was recorded after; null while none waits. */
  readonly toldOn: Day | null
  /** The last day on which anything happened. */
  readonly lastFactOn: Day
  /** Came with the service from somebody else. */
  readonly inherited: boolean
}

export type Person = {
  readonly id: string
  readonly nhsNumber: NhsNumber
  readonly familyName: string
  readonly givenName: string
  readonly bornOn: Day
  readonly diedOn: Day | null
}

/** What stands for the name of somebody whom a source without names tells of, until a name is told. */
export const nameNotStated = { familyName: 'Not stated', givenName: 'Name' } as const

/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference such as K7QF-2M9X: 39 bits of chance, so that nobody finds another's by trying. */
export function newReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** For searching by equality and range: lower case, letters only, accents folded. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
