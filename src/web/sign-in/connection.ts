/** Talking to an OpenID Connect provider: authorisation code, PKCE, state and nonce. */
import * as openid from 'openid-client'
import { done, type Result, refuse } from '#kit'
import { isLoopbackHttp } from '../sessions/cookies.ts'
import type { Claims } from './cis2.ts'

/** What is needed to be a client of one provider. */
export type Client = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  readonly acrValues?: string
  /** `login` asks the provider to let the person choose anew every time. */
  readonly prompt?: 'login'
  /** Claims of the userinfo endpoint are wanted as well. */
  readonly wantsUserInfo: boolean
}

/** One attempt to sign in, kept sealed in the browser until the provider sends it back. */
export type Attempt = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}

export type Connection = {
  begin(redirectUri: string, returnTo: string): Promise<Result<{ address: string; attempt: Attempt }>>
  /** The claims of the person, once the provider's answer was checked against the attempt. */
  finish(answer: URL, attempt: Attempt): Promise<Result<Claims & { readonly sub: string }>>
  /** Where the provider ends its own session; undefined where it cannot. */
  signOutAddress(backTo: string): Promise<string | undefined>
}

const unreachable = () =>
  refuse(
    'out-of-order',
    'You cannot sign in yet, because the sign-in service does not answer. Try again in a minute',
  )
const notAccepted = () =>
  refuse(
    'not-permitted',
    'You could not be signed in, because the sign-in was not completed here. Start again',
  )

/** Discovers the provider at the first use, not at start: it may be this very server. A failure is tried again. */
export function connectionTo(clientOf: () => Client, log: (cause: Error) => void): Connection {
  let known: Promise<openid.Configuration> | undefined
  const discovered = async () => {
    known ??= discover(clientOf())
    try {
      return await known
    } catch (cause) {
      known = undefined
      throw cause
    }
  }
  /** What goes wrong on the wire or with the provider is expected; it is logged, and refused. */
  const attempting = async <T>(refused: () => Result<T>, work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return done(await work())
    } catch (cause) {
      if (!(cause instanceof Error) || !isOfProvider(cause)) throw cause
      log(cause)
      return refused()
    }
  }
  return {
    begin: (redirectUri, returnTo) =>
      attempting(unreachable, async () => begin(await discovered(), clientOf(), redirectUri, returnTo)),
    finish: (answer, attempt) =>
      attempting(notAccepted, async () => finish(await discovered(), clientOf(), answer, attempt)),
    async signOutAddress(backTo) {
      const found = await attempting(unreachable, discovered)
      return found.ok ? signOutAddress(found.value, backTo) : undefined
    },
  }
}

async function discover(client: Client): Promise<openid.Configuration> {
  const issuer = new URL(client.issuer)
  const execute = isLoopbackHttp(client.issuer) ? [openid.allowInsecureRequests] : []
  return openid.discovery(issuer, client.clientId, client.clientSecret, undefined, { execute })
}

async function begin(config: openid.Configuration, client: Client, redirectUri: string, returnTo: string) {
  const verifier = openid.randomPKCECodeVerifier()
  const attempt = { state: openid.randomState(), nonce: openid.randomNonce(), verifier, returnTo }
  const address = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: client.scope, state: attempt.state, nonce: attempt.nonce },
    ...{ code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    ...(client.prompt ? { prompt: client.prompt } : {}),
    ...(client.acrValues ? { acr_values: client.acrValues } : {}),
  })
  return { address: address.href, attempt }
}

async function finish(config: openid.Configuration, client: Client, answer: URL, attempt: Attempt) {
  const tokens = await openid.authorizationCodeGrant(config, answer, {
    ...{ pkceCodeVerifier: attempt.verifier, expectedState: attempt.state },
    ...{ expectedNonce: attempt.nonce, idTokenExpected: true },
  })
  const claims = tokens.claims()
  if (!claims) throw new openid.ClientError('the provider sent no identity')
  if (!client.wantsUserInfo) return claims
  return { ...(await openid.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims }
}

/** Exported for its test: a provider without an end-session address is left alone. */
export function signOutAddress(config: openid.Configuration, backTo: string): string | undefined {
  if (!config.serverMetadata().end_session_endpoint) return undefined
  return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: backTo }).href
}

/** Errors of the protocol, and of the network (fetch throws a TypeError; a time-out is a DOMException). */
const isOfProvider = (cause: Error): boolean =>
  cause instanceof openid.ClientError ||
  cause instanceof openid.AuthorizationResponseError ||
  cause instanceof openid.ResponseBodyError ||
  cause instanceof openid.WWWAuthenticateChallengeError ||
  cause.name === 'TimeoutError' ||
  (cause instanceof TypeError && cause.message === 'fetch failed')
