/** Every chart of a page is a file too: for those who may see the page, and for nobody else. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser } from '#testing'
import { type Populated, populated } from './populated.ts'

let there: Populated
before(async () => {
  there = await populated()
})
after(() => there.product.close())

const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*[?;]chart=[^"]*)"/g)].map(found => found[1]!.replaceAll('&amp;', '&'))

test('an analyst takes the chart of a page with her, as dots, as a drawing, as its numbers', async () => {
  const browser = new Browser(there.product.origin)
  await browser.signInAs('mark-tarleton')
  const address = `/${there.known.system}/variation?quarter=2020-21-Q3`
  const page = await browser.get(address)
  const links = linksIn(page.html)
  assert.deepEqual(
    links.slice(0, 3).map(link => new URLSearchParams(link.split('?')[1]).get('quarter')),
    ['2020-21-Q3', '2020-21-Q3', '2020-21-Q3'],
  )
  const [png, svg, csv] = await Promise.all(links.slice(0, 3).map(link => browser.get(link)))
  assert.equal(png?.html.slice(1, 4), 'PNG')
  assert.match(svg!.html, /<svg.*Demonstration\. Organisations are real/s)
  assert.match(csv!.html, /^[^\r\n]+,[^\r\n]+\r\n.*NHS East Lancashire CCG/s)
  assert.equal((await browser.get(`${address}&chart=nothing-of-the-kind.png`)).status, 404)
})

test('who does not see the chart does not get its file', async () => {
  const address = `/${there.known.system}/variation?quarter=2020-21-Q3`
  const anybody = new Browser(there.product.origin)
  const page = await anybody.get(address)
  assert.equal(page.status, 200)
  assert.deepEqual(linksIn(page.html), [])
  for (const format of ['png', 'svg', 'csv'])
    assert.equal((await anybody.get(`${address}&chart=funnel-eligible.${format}`)).status, 404)
})
