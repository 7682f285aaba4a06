import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowedByNationalRole } from './cis2.ts'
import { personFrom } from './person.ts'
import type { OidcSettings } from './settings.ts'

const activities = { B1: ['nurse-assessor', 'place-lead'], B2: ['broker'] } as const
const roles = [
  {
    person_roleid: '1',
    person_orgid: '7',
    org_code: 'RXR',
    role_code: 'S1:G1:R1',
    activity_codes: ['B1', 'B9'],
  },
  { person_roleid: '2', person_orgid: '8', org_code: '0CX', role_code: 'S1:G1:R2', activity_codes: ['B2'] },
  { person_roleid: '3', person_orgid: '8', org_code: '0CX', role_code: 'S1:G1:R3' },
]

test('only the activity codes of the selected role count, for its organisation', () => {
  assert.deepEqual(allowedByNationalRole({ selected_roleid: '1', nhsid_nrbac_roles: roles }, activities), {
    ok: true,
    value: [
      { organisation: 'RXR', role: 'nurse-assessor' },
      { organisation: 'RXR', role: 'place-lead' },
    ],
  })
})

for (const [why, claims] of [
  ['no role selected', { nhsid_nrbac_roles: roles }],
  ['an empty selection', { selected_roleid: '', nhsid_nrbac_roles: roles }],
  ['a role that is not the person’s', { selected_roleid: '4', nhsid_nrbac_roles: roles }],
  ['no roles at all', { selected_roleid: '1' }],
  ['a selected role without activities', { selected_roleid: '3', nhsid_nrbac_roles: roles }],
  ['roles that are not a list', { selected_roleid: '1', nhsid_nrbac_roles: 'all' }],
] as const)
  test(`refused: ${why}`, () => {
    const outcome = allowedByNationalRole(claims, activities)
    assert.ok(!outcome.ok)
    assert.equal(outcome.refusal.code, 'not-permitted')
  })

const settings: OidcSettings = {
  ...{ kind: 'oidc', issuer: 'https://sign-in.example', clientId: 'a', clientSecret: 'b', scope: 'openid' },
}

test('how sure the provider was is kept with the person', () => {
  const claims = { sub: '9', name: 'A Person', idassurancelevel: '3', authentication_assurance_level: '2' }
  const person = personFrom(claims, settings)
  assert.deepEqual(person, {
    ok: true,
    value: { issuer: 'https://sign-in.example', sub: '9', name: 'A Person', assurance: '3/2', allowed: null },
  })
})

test('with national roles configured, a sign-in without one is refused', () => {
  assert.ok(!personFrom({ sub: '9' }, { ...settings, activities }).ok)
  const person = personFrom(
    { sub: '9', selected_roleid: '2', nhsid_nrbac_roles: roles },
    { ...settings, activities },
  )
  assert.ok(person.ok)
  assert.deepEqual(person.value.allowed, [{ organisation: '0CX', role: 'broker' }])
})
