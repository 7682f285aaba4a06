/** Lines drawn differently, through the server: proposed by anybody, kept by staff, laid side by side. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Day } from '../src/kit/index.ts'
import { Browser, type Visit } from '../src/testing/index.ts'
import { type Product, startProduct } from './product.ts'

const redraw = '/england/redraw'
const bassetlaw = 'on=2021-04-01&change=commissioner:02Q:E54000014'
const glossop = 'on=2021-04-01&change=part:01Y.E07000037:E54000012'
let product: Product
let visitor: Browser

before(async () => {
  product = await startProduct({ today: '2021-03-10' as Day })
  visitor = new Browser(product.origin)
})
after(() => product.close())

const words = ({ html }: Visit): string =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const keep = async (browser: Browser, proposal: string, name: string): Promise<Visit> => {
  const page = await browser.get(`${redraw}?${proposal}`)
  // The first form that posts is the one that signs out.
  const main = { ...page, html: page.html.slice(page.html.indexOf('<main')) }
  return browser.submit(main, { name })
}

test('the first line says how things are, then what a change would do', async () => {
  assert.match(
    words(await visitor.get(`${redraw}?on=2021-04-01`)),
    /42 systems look after 56,550,138 people .* 14 councils are divided/,
  )
  const page = await visitor.get(`${redraw}?${bassetlaw}`)
  assert.equal(page.status, 200)
  assert.match(
    words(page),
    /118,280 people would be in another system\. 13 upper-tier councils .* instead of 14/,
  )
  assert.match(words(page), /South Yorkshire and Bassetlaw Now 1,533,334 Then 1,415,054 Change 118,280 fewer/)
})

test('a change is chosen in a form, and the proposal stands in the address', async () => {
  const form = await visitor.get(`${redraw}?on=2021-04-01&kind=commissioner`)
  assert.match(form.html, /<option value="02Q">NHS Bassetlaw CCG<\/option>/)
  const done = await visitor.get(`${redraw}?on=2021-04-01&kind=commissioner&what=02Q&to=E54000014`)
  assert.equal(done.url.search, `?${bassetlaw}`)
  assert.match(words(done), /NHS Bassetlaw CCG goes to Nottingham and Nottinghamshire/)
})

test('what cannot be done is said at its field, and nothing chosen is lost', async () => {
  const blank = await visitor.get(`${redraw}?on=2021-04-01&kind=council&what=E07000037&to=`)
  assert.equal(blank.status, 422)
  assert.match(blank.html, /href="#to">Choose where it goes</)
  assert.match(blank.html, /<option value="E07000037" selected>High Peak \(district\)</)
  const there = await visitor.get(`${redraw}?${bassetlaw}&kind=commissioner&what=02Q&to=E54000014`)
  assert.match(words(there), /All of it lies there already, so nothing would move/)
  const torn = await visitor.get(`${redraw}?${bassetlaw}&change=nonsense&on=never&share=7`)
  assert.match(words(torn), /1 part of the address could not be read and is left out/)
})

test('a proposal whose lists do not know what it moves says so and shows nothing as done', async () => {
  const page = await visitor.get(`${redraw}?on=2018-04-01&change=commissioner:D2P2L:E54000017`)
  assert.equal(page.status, 422)
  assert.match(words(page), /Commissioner D2P2L is not on the lists of that day/)
  assert.match(words(page), /0 people would be in another system/)
})

test('staff keep a proposal under a name of its own, for the staff of their system; the public is not offered it', async () => {
  const celia = new Browser(product.origin)
  await celia.signInAs('celia-hornby')
  assert.equal((await keep(celia, bassetlaw, ' ')).status, 422)
  const kept = await keep(celia, bassetlaw, 'Bassetlaw to Nottinghamshire')
  assert.equal(kept.url.pathname, `${redraw}/kept`)
  assert.match(words(kept), /1 proposal to draw lines differently is kept/)
  const again = await keep(celia, glossop, 'Bassetlaw to Nottinghamshire')
  assert.match(words(again), /is kept already. Give this one another name/)
  assert.match(again.html, /value="Bassetlaw to Nottinghamshire"/)
  await keep(celia, glossop, 'Glossop to Derbyshire')
  assert.doesNotMatch(words(await visitor.get(`${redraw}?${bassetlaw}`)), /Keep this proposal/)

  const mark = new Browser(product.origin)
  await mark.signInAs('mark-tarleton')
  assert.match(words(await mark.get(`${redraw}/kept`)), /2 proposals/)
})

test('proposals stand side by side; another is added by its address; one is let go', async () => {
  const both = `${redraw}/side-by-side?${new URLSearchParams([
    ['proposal', bassetlaw],
    ['proposal', glossop],
  ])}`
  const page = await visitor.get(both)
  assert.match(words(page), /Proposal A moves 118,280 people; Proposal B moves 33,604 people/)
  assert.match(words(page), /Upper-tier councils divided between systems 14 13 13/)
  const added = await visitor.get(
    `${redraw}/side-by-side?${new URLSearchParams([
      ['proposal', bassetlaw],
      ['another', `${product.origin}${redraw}?${glossop}`],
    ])}`,
  )
  assert.deepEqual(added.url.searchParams.getAll('proposal'), [bassetlaw, glossop])
  const wrong = await visitor.get(`${redraw}/side-by-side?another=moon`)
  assert.match(words(wrong), /This is not the address of a proposal that changes something/)

  const celia = new Browser(product.origin)
  await celia.signInAs('celia-hornby')
  const kept = await celia.get(`${redraw}/kept`)
  const main = { ...kept, html: kept.html.slice(kept.html.indexOf('<main')) }
  const id = /name="proposal" value="([^"]*)"/.exec(main.html)?.[1] ?? ''
  assert.match(words(await celia.submit(main, { proposal: id })), /1 proposal to draw/)
  assert.match(words(await celia.submit(main, { proposal: id })), /There is no such proposal/)
})

test('who weighs how much in a system as it is: Liverpool among nine councils', async () => {
  const page = await visitor.get('/england/weights/E54000008?on=2021-04-01')
  assert.match(
    words(page),
    /The largest of 9 councils by people, Liverpool, has 20\.0% of them, and it takes 4 to have more than half/,
  )
  assert.match(words(page), /Liverpool 500,474 20\.0% 11\.1%/)
  assert.equal((await visitor.get('/england/weights/00Q')).status, 404)
})
