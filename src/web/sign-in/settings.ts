/** Which sign-in provider this installation trusts, read from its environment. */
import { done, type Result, refuse } from '#kit'
import { isRoleId, type RoleId } from '#platform'
import { isLoopbackHttp } from '../sessions/cookies.ts'

/** Any OpenID Connect provider: NHS CIS2, Entra, a trust's own. */
export type OidcSettings = {
  readonly kind: 'oidc'
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Space-separated; `openid profile` unless told. */
  readonly scope: string
  /** The assurance asked for, where the provider knows levels. */
  readonly acrValues?: string
  /** CIS2 only: which of our roles an activity code of the selected national role allows. */
  readonly activities?: Readonly<Record<string, readonly RoleId[]>>
}

/** Invented people, chosen from a list. Never in production. */
export type DemonstrationSettings = { readonly kind: 'demonstration' }
export type ProviderSettings = OidcSettings | DemonstrationSettings

export type Environment = Readonly<Record<string, string | undefined>>

const variables = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/**
 * The provider the environment names; the demonstration's own where it names none, except in production: null
 * there, and nobody can sign in. Refused when the settings are half there or not usable.
 */
export function providerSettings(environment: Environment): Result<ProviderSettings | null> {
  const missing = variables.filter(name => !environment[name])
  if (missing.length === variables.length)
    return done(environment.NODE_ENV === 'production' ? null : { kind: 'demonstration' })
  if (missing.length)
    return refuse('invalid', `Set ${missing.join(' and ')} as well, or none of ${variables.join(', ')}`)
  const issuer = environment.OIDC_ISSUER ?? ''
  if (!URL.canParse(issuer)) return refuse('invalid', `OIDC_ISSUER must be an address: ${issuer}`)
  if (!issuer.startsWith('https://') && !isLoopbackHttp(issuer))
    return refuse('invalid', 'OIDC_ISSUER must begin with https://')
  const activities = activitiesFrom(environment.OIDC_CIS2_ACTIVITIES)
  if (!activities.ok) return activities
  return done({
    kind: 'oidc',
    issuer,
    clientId: environment.OIDC_CLIENT_ID ?? '',
    clientSecret: environment.OIDC_CLIENT_SECRET ?? '',
    scope:
      environment.OIDC_SCOPE ?? (activities.value ? 'openid profile nationalrbacaccess' : 'openid profile'),
    ...(environment.OIDC_ACR_VALUES ? { acrValues: environment.OIDC_ACR_VALUES } : {}),
    ...(activities.value ? { activities: activities.value } : {}),
  })
}

/** `B0001=nurse-assessor+place-lead,B0002=hub-verifier` */
function activitiesFrom(text: string | undefined): Result<OidcSettings['activities']> {
  if (!text) return done(undefined)
  const rows = text.split(',').map(row => row.trim().split('='))
  const wrong = rows.find(([code, roles, ...rest]) => !code || !roles || rest.length)
  if (wrong) return refuse('invalid', `OIDC_CIS2_ACTIVITIES: write code=role, not “${wrong.join('=')}”`)
  const table: Record<string, RoleId[]> = {}
  for (const [code, roles] of rows as [string, string][]) {
    const names = roles.split('+')
    const unknown = names.find(name => !isRoleId(name))
    if (unknown) return refuse('invalid', `OIDC_CIS2_ACTIVITIES: there is no role “${unknown}”`)
    table[code] = names.filter(isRoleId)
  }
  return done(table)
}

/** The demonstration's people open every door, so they are shut out of production. */
export function refuseDemonstrationInProduction(settings: ProviderSettings | null, environment: Environment) {
  if (settings?.kind === 'demonstration' && environment.NODE_ENV === 'production')
    throw new Error('The demonstration’s own sign-in cannot be used when NODE_ENV is production.')
}
