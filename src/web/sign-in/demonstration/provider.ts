/** The demonstration's own OpenID Connect provider: real protocol, invented people, no password. */
import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type { Context, Provider } from 'oidc-provider'
import { memory } from './memory.ts'
import type { Persona } from './personas.ts'

/** Where the provider is mounted, below the product's own address. */
export const demonstrationPath = '/demonstration-sign-in'

export type DemonstrationClient = {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
}

const minutes = (count: number) => count * 60
const tokenLife = minutes(5)

const lifetimes = {
  AccessToken: tokenLife,
  AuthorizationCode: minutes(1),
  Grant: minutes(15),
  IdToken: tokenLife,
  Interaction: minutes(15),
  Session: minutes(15),
}

export async function demonstrationProvider(
  issuer: string,
  client: DemonstrationClient,
  personaOf: (sub: string) => Promise<Persona | undefined>,
): Promise<Provider> {
  const { Provider } = await importQuietly()
  const provider: Provider = new Provider(issuer, {
    adapter: memory(),
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [client.redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [await signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: 'demonstration_session',
        interaction: 'demonstration',
        resume: 'demonstration_resume',
      },
    },
    claims: { openid: ['sub'], profile: ['name'] },
    // Our own name of the person belongs into the identity token, not only into a second request.
    conformIdTokenClaims: false,
    clientBasedCORS: () => false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: lifetimes,
    interactions: {
      url: (_context: Context, interaction: { uid: string }) =>
        `${demonstrationPath}/interaction/${interaction.uid}`,
    },
    async findAccount(_context: Context, sub: string) {
      const persona = await personaOf(sub)
      return persona && { accountId: sub, claims: async () => ({ sub, name: persona.name }) }
    },
    // There is nothing to consent to: the only client is this product.
    loadExistingGrant: (context: Context) => grantFor(provider, context),
    renderError(context: Context, error: { error: string }) {
      context.type = 'text/plain; charset=utf-8'
      context.body = `The demonstration's sign-in was not completed (${error.error}). Go back and sign in again.\n`
    },
  })
  return provider
}

async function grantFor(provider: Provider, { oidc }: Context) {
  const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

async function signingKey() {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'demonstration' }
}

const runtimeWarning = 'oidc-provider WARNING: Unsupported runtime'

/**
 * The package greets Node 20, on which this product is tested, with a warning that a newcomer would take for a fault
 * of theirs. That one line is left out while it loads; every other goes through.
 */
async function importQuietly() {
  const { warn } = console
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes(runtimeWarning)) warn(...words)
  }
  try {
    return await import('oidc-provider')
  } finally {
    console.warn = warn
  }
}
