/** The demonstration as a sign-in provider like any other: its client settings, and its pages hung into the server. */
import type { FastifyInstance } from 'fastify'
import type { Provider } from 'oidc-provider'
import { assignmentsBy } from '../../store/assignments.ts'
import type { Client } from '../connection.ts'
import { demonstrationIssuer } from '../current-assignments.ts'
import type { Desk } from '../routes.tsx'
import { mountDemonstration } from './mount.tsx'
import { personasFrom } from './personas.ts'
import { demonstrationPath, demonstrationProvider } from './provider.ts'

const clientId = 'answerable'

/** The provider itself is made at the first use, because the server's address is known only when it listens. */
export async function demonstration(
  server: FastifyInstance,
  { keep, forged, render, baseUrl }: Omit<Desk, 'provider'>,
  clientSecret: string,
): Promise<() => Client> {
  const issuer = () => new URL(demonstrationPath, baseUrl()).href
  const personas = async () =>
    personasFrom(await assignmentsBy(keep.db, demonstrationIssuer), await keep.systems())
  const personaOf = async (sub: string) => (await personas()).find(each => each.sub === sub)
  let made: Promise<Provider> | undefined
  const provider = () => {
    const redirectUri = new URL('/sign-in/callback', baseUrl()).href
    made ??= demonstrationProvider(issuer(), { clientId, clientSecret, redirectUri }, personaOf)
    return made
  }
  await mountDemonstration(server, { provider, personas, systems: keep.systems, forged, render })
  return () => ({
    ...{ issuer: issuer(), clientId, clientSecret, scope: 'openid profile' },
    ...{ prompt: 'login', wantsUserInfo: false },
  })
}
