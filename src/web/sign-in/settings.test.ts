import assert from 'node:assert/strict'
import { test } from 'node:test'
import Fastify from 'fastify'
import { type Db, roleIds } from '#platform'
import { registerSignIn } from './register-sign-in.ts'
import { providerSettings } from './settings.ts'

const real = {
  OIDC_ISSUER: 'https://sign-in.example.nhs.uk',
  OIDC_CLIENT_ID: 'answerable',
  OIDC_CLIENT_SECRET: 'secret',
}

test('without settings the demonstration signs people in, but never in production', () => {
  assert.deepEqual(providerSettings({}), { ok: true, value: { kind: 'demonstration' } })
  assert.deepEqual(providerSettings({ NODE_ENV: 'production' }), { ok: true, value: null })
})

test('real settings leave the demonstration out, everywhere', () => {
  for (const environment of [real, { ...real, NODE_ENV: 'production' }]) {
    const settings = providerSettings(environment)
    assert.ok(settings.ok)
    assert.equal(settings.value?.kind, 'oidc')
  }
})

for (const [environment, message] of [
  [{ OIDC_ISSUER: real.OIDC_ISSUER }, /OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/],
  [{ ...real, OIDC_ISSUER: 'http://sign-in.example.nhs.uk' }, /https/],
  [{ ...real, OIDC_ISSUER: 'sign-in' }, /address/],
  [{ ...real, OIDC_CIS2_ACTIVITIES: 'B0001' }, /code=role/],
  [{ ...real, OIDC_CIS2_ACTIVITIES: 'B0001=king' }, /no role “king”/],
] as const)
  test(`settings that are not right are refused: ${message.source}`, () => {
    const settings = providerSettings(environment)
    assert.ok(!settings.ok)
    assert.match(settings.refusal.message, message)
  })

test('activity codes of national roles become roles of ours', () => {
  const settings = providerSettings({
    ...real,
    OIDC_CIS2_ACTIVITIES: 'B1=nurse-assessor+place-lead, B2=broker',
  })
  assert.ok(settings.ok && settings.value?.kind === 'oidc')
  assert.deepEqual(settings.value.activities, { B1: ['nurse-assessor', 'place-lead'], B2: ['broker'] })
  assert.match(settings.value.scope, /nationalrbacaccess/)
})

test('a server in production does not start with the demonstration’s people', async () => {
  await assert.rejects(
    registerSignIn(Fastify(), {
      ...{
        db: {} as Db,
        provider: { kind: 'demonstration' },
        secret: 'x',
        baseUrl: () => 'http://localhost:1',
      },
      ...{ render: async () => undefined, environment: { NODE_ENV: 'production' } },
    }),
    /cannot be used when NODE_ENV is production/,
  )
})

test('the roles that settings may name are those of the table of roles', () => {
  const all = roleIds.map(role => `X=${role}`)
  assert.ok(all.every(each => providerSettings({ ...real, OIDC_CIS2_ACTIVITIES: each }).ok))
})
