import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { Configuration } from 'openid-client'
import { connectionTo, signOutAddress } from './connection.ts'

const issuer = 'https://sign-in.example'

test('a provider that can end its own session is asked to', () => {
  const able = new Configuration({ issuer, end_session_endpoint: `${issuer}/end` }, 'answerable', 'secret')
  const address = new URL(signOutAddress(able, 'https://answerable.example/') ?? '')
  assert.equal(address.origin + address.pathname, `${issuer}/end`)
  assert.equal(address.searchParams.get('post_logout_redirect_uri'), 'https://answerable.example/')
  assert.equal(address.searchParams.get('client_id'), 'answerable')
})

test('a provider that cannot is left alone', () => {
  assert.equal(
    signOutAddress(new Configuration({ issuer }, 'answerable', 'secret'), 'https://a.example/'),
    undefined,
  )
})

test('a provider that does not answer is a refusal, and is tried again', async () => {
  let isUp = false
  let base = ''
  const provider = createServer((_request, response) => {
    if (!isUp) return response.writeHead(503).end()
    const endpoint = `${base}/authorize`
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(
        JSON.stringify({ issuer: base, authorization_endpoint: endpoint, token_endpoint: `${base}/token` }),
      )
  })
  await new Promise<void>(listening => provider.listen(0, '127.0.0.1', listening))
  const address = provider.address()
  assert.ok(address && typeof address === 'object')
  base = `http://127.0.0.1:${address.port}`
  const logged: string[] = []
  const connection = connectionTo(
    () => ({ ...{ issuer: base, clientId: 'a', clientSecret: 'b', scope: 'openid' }, wantsUserInfo: false }),
    cause => logged.push(cause.message),
  )
  const down = await connection.begin('http://127.0.0.1:1/sign-in/callback', '/north/work')
  assert.ok(!down.ok)
  assert.match(down.refusal.message, /does not answer/)
  assert.equal(logged.length, 1)

  isUp = true
  const up = await connection.begin('http://127.0.0.1:1/sign-in/callback', '/north/work')
  assert.ok(up.ok)
  const asked = new URL(up.value.address).searchParams
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.equal(asked.get('state'), up.value.attempt.state)
  assert.equal(asked.get('nonce'), up.value.attempt.nonce)
  assert.ok(!up.value.address.includes(up.value.attempt.verifier))
  assert.equal(up.value.attempt.returnTo, '/north/work')
  await new Promise(closed => provider.close(closed))

  const gone = connectionTo(
    () => ({ ...{ issuer: base, clientId: 'a', clientSecret: 'b', scope: 'openid' }, wantsUserInfo: false }),
    () => undefined,
  )
  assert.ok(!(await gone.begin('http://127.0.0.1:1/x', '')).ok, 'nobody listens')
})
