import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { safeReturnPath, signInPath } from './return-path.ts'

test('a path of ours is kept with its query and without its fragment', () => {
  assert.equal(safeReturnPath('/north/work?tab=notes#top'), '/north/work?tab=notes')
  assert.equal(safeReturnPath('/'), '/')
})

for (const wrong of [
  ...['', 'north/work', '//elsewhere.example', '/\\elsewhere.example', '\\\\elsewhere.example'],
  ...['https://elsewhere.example/', 'javascript:alert(1)', '/\t/elsewhere.example', '/\n/elsewhere.example'],
  ...[' /north', '/.//elsewhere.example', '/north/..//elsewhere.example', '///elsewhere.example'],
  ...[`/${'x'.repeat(2_000)}`],
])
  test(`not a path of ours: ${JSON.stringify(wrong.slice(0, 40))}`, () => {
    assert.equal(safeReturnPath(wrong), undefined)
  })

test('whatever is given, a browser that follows the answer stays here', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    'a',
    ':',
    '@',
    '?',
    '#',
    '\t',
    ' ',
    'elsewhere.example',
    'https:',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), parts => {
      const path = safeReturnPath(parts.join(''))
      if (path === undefined) return
      const there = new URL(path, 'https://answerable.example/sign-in')
      assert.equal(there.origin, 'https://answerable.example')
    }),
    { numRuns: 2_000 },
  )
})

test('the sign-in page is told where to come back to, but not to another site', () => {
  assert.equal(signInPath('/north/work', 'draft-kept'), '/sign-in?return=%2Fnorth%2Fwork&notice=draft-kept')
  assert.equal(signInPath('//elsewhere.example'), '/sign-in')
  assert.equal(signInPath('/'), '/sign-in')
})
