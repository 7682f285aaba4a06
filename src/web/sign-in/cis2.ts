/**
 * What NHS CIS2 says somebody may do. The person selects one national role while signing in; only the activity codes
 * of that role count (NHS CIS2 guidance on the claims `selected_roleid` and `nhsid_nrbac_roles`).
 */
import { done, type Result, refuse } from '#kit'
import type { Allowed } from '../store/tables.ts'
import type { OidcSettings } from './settings.ts'

export type Claims = Readonly<Record<string, unknown>>

const noRole = 'You were signed in, but no national role was selected. Sign in again and choose a role'

/**
 * The organisation and roles that the selected national role allows here. Refused when none was selected, when the
 * selected one is not among the person's roles, and when none of its activities is known to this installation.
 */
export function allowedByNationalRole(
  claims: Claims,
  activities: NonNullable<OidcSettings['activities']>,
): Result<readonly Allowed[]> {
  const selected = claims.selected_roleid
  const roles = Array.isArray(claims.nhsid_nrbac_roles) ? claims.nhsid_nrbac_roles.filter(isRecord) : []
  if (typeof selected !== 'string' || selected === '') return refuse('not-permitted', noRole)
  const role = roles.find(each => each.person_roleid === selected)
  if (!role || typeof role.org_code !== 'string') return refuse('not-permitted', noRole)
  const organisation = role.org_code
  const codes = Array.isArray(role.activity_codes) ? role.activity_codes : []
  const allowed = new Set(codes.flatMap(code => (typeof code === 'string' ? (activities[code] ?? []) : [])))
  if (allowed.size === 0)
    return refuse(
      'not-permitted',
      'The national role you selected allows nothing here. Sign in again with another',
    )
  return done([...allowed].map(each => ({ organisation, role: each })))
}

const isRecord = (value: unknown): value is Claims => typeof value === 'object' && value !== null
