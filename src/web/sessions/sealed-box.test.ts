import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isTokenFor, tokenFor } from './forged-requests.ts'
import { sealed, unguessable, unsealed } from './sealed-box.ts'

test('what was sealed opens again, with the same secret and purpose only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const box = sealed('secret', 'draft', text)
      assert.equal(unsealed('secret', 'draft', box), text)
      assert.equal(unsealed('other', 'draft', box), undefined)
      assert.equal(unsealed('secret', 'attempt', box), undefined)
    }),
    { numRuns: 50 },
  )
})

test('a box that was changed or cut anywhere does not open', () => {
  const box = Buffer.from(sealed('secret', 'draft', 'two words'), 'base64url')
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box)
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.equal(unsealed('secret', 'draft', changed.toString('base64url')), undefined)
    assert.equal(unsealed('secret', 'draft', box.subarray(0, at).toString('base64url')), undefined)
  }
})

test('a form token fits its cookie and secret only, and differs every time', () => {
  const cookie = unguessable()
  const token = tokenFor('secret', cookie)
  assert.ok(isTokenFor('secret', cookie, token))
  assert.notEqual(tokenFor('secret', cookie), token)
  for (const wrong of ['', '.', token.slice(1), `${token}x`, `${token}.x`, token.replace('.', '')])
    assert.ok(!isTokenFor('secret', cookie, wrong), wrong)
  assert.ok(!isTokenFor('secret', unguessable(), token))
  assert.ok(!isTokenFor('other', cookie, token))
})
