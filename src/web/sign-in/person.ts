/** From the claims of a provider to a person and what they may act as. */
import { done, type Result } from '#kit'
import type { Person, SessionKeeping } from '../sessions/sessions.ts'
import { todaysAssignments } from '../sessions/sessions.ts'
import { assignmentsOf } from '../store/assignments.ts'
import { allowedByNationalRole, type Claims } from './cis2.ts'
import { demonstrationIssuer } from './current-assignments.ts'
import type { ProviderSettings } from './settings.ts'
import type { Assignment } from './signed-in.ts'

export type PersonFinder = {
  person(claims: Claims & { readonly sub: string }): Result<Person>
  assignments(person: Person): Promise<Assignment[]>
}

export const personFinder = (keep: SessionKeeping, settings: ProviderSettings): PersonFinder => ({
  person: claims => personFrom(claims, settings),
  assignments: async person =>
    todaysAssignments(keep, await assignmentsOf(keep.db, person.issuer, person.sub), person.allowed),
})

/** Refused where the provider is CIS2 and no national role that counts here was selected. */
export function personFrom(
  claims: Claims & { readonly sub: string },
  settings: ProviderSettings,
): Result<Person> {
  const { sub } = claims
  const issuer = settings.kind === 'demonstration' ? demonstrationIssuer : settings.issuer
  const person = { issuer, sub, name: nameIn(claims), assurance: assuranceIn(claims), allowed: null }
  if (settings.kind === 'demonstration' || !settings.activities) return done(person)
  const allowed = allowedByNationalRole(claims, settings.activities)
  return allowed.ok ? done({ ...person, allowed: allowed.value }) : allowed
}

const textIn = (claims: Claims, ...names: readonly string[]): string | undefined =>
  names.map(name => claims[name]).find((value): value is string => typeof value === 'string' && value !== '')

const nameIn = (claims: Claims): string =>
  textIn(claims, 'name', 'display_name', 'preferred_username') ?? String(claims.sub)

/** CIS2 tells levels of identity and of authentication; others tell `acr`. */
const assuranceIn = (claims: Claims): string | null =>
  [textIn(claims, 'idassurancelevel'), textIn(claims, 'authentication_assurance_level', 'acr')]
    .filter(part => part)
    .join('/') || null
