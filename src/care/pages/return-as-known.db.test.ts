/** Everything that leads on from a return says the same instant as its address. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anActor, type InventedReturn, inventReturn } from '#testing'
import { readAgain } from '../return/read-again.ts'
import { returnPage } from './return.ts'
import { returnRowsPage } from './return-rows.ts'

const analyst = anActor('performance-analyst', { places: [], name: 'Ann' })

let invented: InventedReturn
before(async () => {
  invented = await inventReturn({ page: returnPage, readAgain })
})
after(() => invented.close())

test('as known at an instant within a day: said as that instant, and kept by every link', async () => {
  // The decision was recorded at 10:00 of universal time, 11am in London.
  const before = { query: 'as-at=2020-08-03T09:59:00Z' }
  const page = await invented.htmlOf(returnPage, analyst, before)
  const text = await invented.textOf(returnPage, analyst, before)
  assert.match(text, /As known on 3 August 2020, 10:59am/)
  assert.match(text, /b Newly eligible standard 0 /)
  assert.doesNotMatch(text, /Sign the return as its analyst/)
  const links = [...page.matchAll(/href="([^"]*\/(?:rows|file)\?[^"]*|[^"]*return\/2020-21-Q[13]\?[^"]*)"/g)]
  assert.ok(links.length > 40)
  for (const [, href] of links) assert.match(href!, /as-at=2020-08-03T09%3A59%3A00\.000Z/)
  const rows = { query: 'as-at=2020-08-03T09:59:00.000Z&line=1+standard+newly-eligible' }
  assert.match(await invented.textOf(returnRowsPage, analyst, rows), /Newly eligible: 0 There are no rows/)
  const end = { query: 'as-at=2020-08-03&line=1+standard+newly-eligible' }
  assert.match(await invented.textOf(returnRowsPage, analyst, end), /Newly eligible: 1 0 of 1 rows/)
})

test('of a quarter that is not over, what is open on its last day is said to be as if nothing more happened', async () => {
  const said = /open on the last day, 31 March 2021, is counted as if nothing more happened until then/
  assert.match(await invented.textOf(returnPage, analyst, { quarter: '2020-21-Q4' }), said)
  assert.doesNotMatch(await invented.textOf(returnPage, analyst), /as if nothing more happened/)
})
