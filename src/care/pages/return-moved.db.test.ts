/** What moved between signatures: every version beside the one signed off before it, and no number beside itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anActor, type InventedReturn, inventReturn } from '#testing'
import { readAgain } from '../return/read-again.ts'
import { differenceOf } from './return.page.tsx'
import { returnPage } from './return.ts'

const analyst = anActor('performance-analyst', { places: [], name: 'Ann' })
const director = anActor('director', { places: [], name: 'Dora' })

let invented: InventedReturn
before(async () => {
  invented = await inventReturn({ page: returnPage, readAgain })
})
after(() => invented.close())

const textFor = (actor: typeof analyst, query = '') => invented.textOf(returnPage, actor, { query })
const sign = async (actor: typeof analyst, why = '') => {
  const form = { sha256: await invented.hashOn(actor), why }
  return invented.post(actor, { form })
}

test('signed off once: the version stands alone', async () => {
  await invented.signOff()
  const text = await textFor(analyst)
  assert.match(text, /This is version 1, signed off and frozen\. /)
  assert.doesNotMatch(text, /Difference/)
  assert.match(text, /SHA-256 of its numbers: [0-9a-f]{64}/)
})

test('a page that was opened before another director signed says that the version is signed off', async () => {
  const late = await invented.post(director, { form: { sha256: 'of the page' } })
  assert.ok('refusal' in late)
  assert.match(late.refusal.message, /version 1 is signed off and frozen already/)
})

test('who signs a restatement sees what it changes in the version signed off before', async () => {
  await invented.becomes('not-eligible')
  await sign(analyst, 'Decided again.')
  const text = await textFor(director)
  assert.match(
    text,
    /Version 2 is signed by its analyst and waits for the director\. \d+ numbers differ from version 1\. Counted now it says the same/,
  )
  assert.match(text, /Type Version 2 Version 1 Difference a/)
  assert.match(text, /b Newly eligible standard 0 1 −1 /)
  assert.match(text, /Version 2 , not frozen yet: Decided again\. Signed by/)
})

test('signed again before the director did: the one in between was replaced, and waits for nobody', async () => {
  await invented.becomes('nursing-care')
  await sign(analyst, 'And again')
  const text = await textFor(analyst)
  assert.match(text, /Version 2 , signed again before it was frozen: Decided again/)
  assert.match(text, /Version 3 , not frozen yet/)
  assert.match(await textFor(analyst, 'version=2'), /Version 2 was signed by its analyst alone, and another/)
  await sign(director)
})

test('once restated, the page says what moved since the version before, and that version says by which it is', async () => {
  assert.match(
    await textFor(analyst),
    /This is version 3, signed off and frozen\. \d+ numbers differ from version 1\. .*Version 3 Version 1 Difference/,
  )
  const first = await textFor(analyst, 'version=1')
  assert.match(
    first,
    /This is version 1, signed off and frozen; version 3 restates it\. \d+ numbers are counted/,
  )
  assert.match(first, /Version 1 Counted now Difference/)
  assert.doesNotMatch(first, /Version 1 Difference/)
})

test('a share that moved by next to nothing is not said to have moved by minus nought', () => {
  assert.equal(differenceOf(12.04, 12.02, 'percent'), 'under 0.1 points')
  assert.equal(differenceOf(12, 11.8, 'percent'), '−0.2 points')
})
