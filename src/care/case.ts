import { randomInt } from 'node:crypto'
import type { Day, NhsNumber } from '#kit'

/** Where one person's path through standard continuing healthcare stands. */
export const caseStates = ['received', 'coordinated', 'decided', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

export const stateTitles: Readonly<Record<CaseState, string>> = {
  received: 'received, no coordinator yet',
  coordinated: 'being assessed',
  decided: 'decided',
  closed: 'closed without a decision',
}

export type Outcome = 'eligible' | 'not-eligible'

export type Case = {
  readonly id: string
  readonly reference: string
  readonly person: string
  readonly pathway: 'standard'
  readonly state: CaseState
  /** National code of the responsible commissioner. */
  readonly commissioner: string
  readonly place: string
  readonly team: string | null
  readonly receivedOn: Day
  readonly referrer: string | null
  readonly coordinator: string | null
  readonly decidedOn: Day | null
  readonly outcome: Outcome | null
}

export type Person = {
  readonly id: string
  readonly nhsNumber: NhsNumber
  readonly familyName: string
  readonly givenName: string
  readonly bornOn: Day
  readonly diedOn: Day | null
}

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
