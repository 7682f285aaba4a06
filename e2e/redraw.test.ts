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
    /42 systems look after 56,550,138 people .* 14 upper-tier councils are divided/,
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
  const torn = await visitor.get(`${redraw}?${bassetlaw}&change=nonsense`)
  assert.match(words(torn), /1 part of the address could not be read and is left out/)
})

for (const [asked, field, message] of [
  ['on=2021-02-30', 'on', 'Enter a day as year, month and day'],
  ['on=2030-01-01', 'on', 'No list of small areas is loaded for 2030-01-01'],
  ['on=2021-04-01&share=9', 'share', 'Choose which parts count'],
] as const)
  test(`what is asked and is none is refused at its field, and the proposal stays: ${asked}`, async () => {
    const page = await visitor.get(`${redraw}?${asked}&change=commissioner:02Q:E54000014&change=nonsense`)
    assert.equal(page.status, 422)
    assert.match(page.html, new RegExp(`id="${field}-error".*${message}`, 's'))
    assert.match(page.html, new RegExp(`<option value="${asked.split('=').at(-1)}" selected>`))
    assert.match(words(page), /goes to .*Nottingham/)
    assert.match(words(page), /1 part of the address could not be read/)
    for (const change of ['commissioner:02Q:E54000014', 'nonsense'])
      assert.ok(page.html.includes(`name="change" value="${change}"`), change)
  })

test('a kind of change that is none is said where kinds are chosen; the proposal stands with its effect', async () => {
  const page = await visitor.get(`${redraw}?${bassetlaw}&kind=galaxy`)
  assert.equal(page.status, 422)
  assert.match(page.html, /href="#kind">Choose what kind of change to propose</)
  assert.match(words(page), /118,280 people would be in another system/)
})

test('the threshold goes along with the proposal: to other changes, beside others and back', async () => {
  const page = await visitor.get(`${redraw}?${bassetlaw}&share=0.02&kind=council`)
  const main = page.html.slice(page.html.indexOf('<main'))
  const hrefs = [...main.matchAll(/href="(\/england\/redraw[^"]*)"/g)].map(found => found[1]!)
  // Four other kinds, one change to take back, three files of the map, the way beside others.
  assert.equal(hrefs.length, 9)
  for (const href of hrefs) assert.match(href, /share=0\.02/)
  const next = await visitor.get(`${redraw}?${bassetlaw}&share=0.02&kind=council&what=E07000037&to=E54000012`)
  assert.equal(next.url.searchParams.get('share'), '0.02')
  const beside = await visitor.get(hrefs.at(-1)!.replaceAll('&amp;', '&'))
  assert.match(beside.html, /<option value="0\.02" selected>/)
  assert.match(words(beside), /Upper-tier councils divided between systems 10 9/)
  assert.match(beside.html, /href="\/england\/redraw\?[^"]*share=0\.02">Open/)
  const refused = await visitor.get(`${redraw}/side-by-side?proposal=${encodeURIComponent(glossop)}&share=9`)
  assert.equal(refused.status, 422)
  assert.ok(refused.html.includes(`name="proposal" value="${glossop.replaceAll('&', '&amp;')}"`))
})

test('a merger: two seats become one, who loses its own and how much of the merged body it is', async () => {
  const merger = 'on=2021-04-01&change=merger:00R:02M'
  const page = words(await visitor.get(`${redraw}?${merger}`))
  assert.match(page, /There would be 105 commissioners instead of 106/)
  assert.match(
    page,
    /NHS Blackpool CCG would lose its own seat.*brings 41\.4% of the people of the merged body/,
  )
  assert.match(page, /2 seats of 8 \(25\.0%\) become one of 7 \(14\.3%\)/)
  assert.match(page, /1 commissioner would weigh less than now/)
  assert.match(page, /NHS Fylde and Wyre CCG, merged 19\.6% 19\.6% 25\.0% 14\.3%/)
  assert.match(page, /of which NHS Blackpool CCG 8\.1% 41\.4% of the merged body 12\.5% shared/)
  assert.equal(page.match(/14\.3%/g)?.length, 8)
  const beside = words(
    await visitor.get(
      `${redraw}/side-by-side?${new URLSearchParams([
        ['proposal', bassetlaw],
        ['proposal', merger],
      ])}`,
    ),
  )
  assert.match(beside, /Proposal B moves 0 people and ends 1 commissioner/)
  assert.match(beside, /Commissioners that would weigh less – \d+ 1/)
})

test('a council that moves cuts its commissioner: who, and how many people are on each side', async () => {
  const page = await visitor.get(`${redraw}?on=2021-04-01&change=council:E08000025:E54000016`)
  assert.match(words(page), /1 commissioner would be cut between systems/)
  assert.match(words(page), /NHS Birmingham and Solihull CCG The Black Country and West Birmingham 962,244/)
  assert.match(words(page), /NHS Birmingham and Solihull CCG Birmingham and Solihull 217,487/)
  assert.doesNotMatch(words(await visitor.get(`${redraw}?${bassetlaw}`)), /would be cut/)
})

test('names of one system’s commissioners are told apart by what they were called, and lead to them', async () => {
  const form = await visitor.get(`${redraw}?on=2022-07-01&kind=merger`)
  const name = /NHS Lancashire and South Cumbria ICB - 00R \(formerly NHS Blackpool CCG\)/
  assert.match(form.html, name)
  const weights = await visitor.get('/england/weights/E54000048?on=2022-07-01')
  assert.match(weights.html, new RegExp(`href="/england/organisations/00R\\?on=2022-07-01">${name.source}`))
  assert.doesNotMatch(words(await visitor.get('/england/weights/E54000048?on=2021-04-01')), /\(formerly /)
  const moved = await visitor.get(`${redraw}?on=2021-04-01&change=council:E08000025:E54000016`)
  assert.match(moved.html, /href="\/england\/organisations\/E08000025\?on=2021-04-01"/)
  assert.doesNotMatch(moved.html, /href="\/england\/organisations\/E08000025"/)
})

test('the pages of one day’s lines lead to one another', async () => {
  for (const path of [`${redraw}?on=2021-04-01`, '/england/weights/E54000048?on=2021-04-01']) {
    const { html } = await visitor.get(path)
    assert.match(html, /href="\/england\/boundaries\?on=2021-04-01&amp;tier=upper&amp;share=0"/)
    assert.match(html, /href="\/england\/systems\?on=2021-04-01"/)
  }
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
  assert.match(words(kept), /counting any part\. Kept/)
  const again = await keep(celia, glossop, 'Bassetlaw to Nottinghamshire')
  assert.match(words(again), /is kept already. Give this one another name/)
  assert.match(again.html, /value="Bassetlaw to Nottinghamshire"/)
  const counted = await keep(celia, `${glossop}&share=0.05`, 'Glossop to Derbyshire')
  assert.match(words(counted), /counting parts of at least 5%\. Kept/)
  assert.match(counted.html, /href="[^"]*share=0\.05">Glossop to Derbyshire/)
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
  const noDay = await visitor.get(
    `${redraw}/side-by-side?${new URLSearchParams([
      ['proposal', bassetlaw],
      ['proposal', glossop.replace('2021', '2030')],
      ['another', `${redraw}?${glossop}&change=nonsense`],
    ])}`,
  )
  assert.equal(noDay.status, 422)
  assert.match(words(noDay), /is left out: No list of small areas is loaded for 2030-04-01/)
  assert.match(noDay.html, /id="another-error".*could not be read: “nonsense”/s)
  const first = await visitor.get(
    `${redraw}/side-by-side?${new URLSearchParams({ another: `${redraw}?${glossop}&share=0.05` })}`,
  )
  assert.equal(first.url.searchParams.get('share'), '0.05')

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
    /The largest of 9 upper-tier councils by people, Liverpool, has 20\.0% of them, and it takes 4 to have more than half/,
  )
  assert.match(words(page), /Districts vote with none of these/)
  assert.match(words(page), /Liverpool 500,474 20\.0% 11\.1%/)
  const none = await visitor.get('/england/weights/00Q')
  assert.equal(none.status, 404)
  assert.match(
    words(none),
    /There is no such system on the lists of that day\. If you typed the address, check it/,
  )
  const lancashire = await visitor.get('/england/weights/E54000048?on=2021-04-01')
  assert.match(
    words(lancashire),
    /of 5 upper-tier councils by people, Lancashire, has more than half by itself: 72\.1% of them\./,
  )
  const refused = await visitor.get('/england/weights/E54000048?on=2021-02-30')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /id="on-error"/)
  assert.match(refused.html, /value="2021-02-30"/)
  assert.match(lancashire.html, /id="on"[^>]*value="2021-04-01"/)
})
