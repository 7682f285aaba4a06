/** The pages of divided councils, through the whole product. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kit'
import { Browser, type FreshDatabase, freshDatabase } from '#testing'
import { createApp } from '../../app.ts'
import { loadReferenceData, splitCouncils } from '../index.ts'
import { shareInWords } from './boundaries-model.ts'

let database: FreshDatabase
let server: Awaited<ReturnType<typeof createApp>>
let browser: Browser
before(async () => {
  database = await freshDatabase(loadReferenceData)
  server = await createApp(database, {
    ...{ log: false, trustProxy: false, provider: null, baseUrl: () => 'http://127.0.0.1' },
  })
  browser = new Browser(await server.listen({ host: '127.0.0.1', port: 0 }))
})
after(async () => {
  await server.close()
  await database.close()
})

async function shown(path: string, status = 200): Promise<string> {
  const page = await browser.get(path)
  assert.equal(page.status, status, path)
  assert.doesNotMatch(page.html, / style="/)
  return page.html
}
const leadOf = (html: string): string => /<p class="app-lead">(.*?)<\/p>/s.exec(html)?.[1] ?? ''

test('the page of boundaries says what the command says, for every day of lists and both tiers', async () => {
  for (const on of ['2018-04-01', '2019-04-01', '2020-04-01', '2021-04-01', '2022-07-01'])
    for (const tier of ['upper', 'lower'] as const) {
      const answer = await splitCouncils(database.db, { on: day(on), tier, share: 0.02 })
      assert.ok(answer.ok)
      const html = await shown(`/england/boundaries?on=${on}&tier=${tier}&share=0.02`)
      assert.match(leadOf(html), new RegExp(`^${answer.value.councils} of \\d+ ${tier}-tier councils`))
      assert.match(leadOf(html), new RegExp(`${answer.value.systems} of 42 systems held a part of one`))
      for (const { code } of answer.value.split)
        assert.ok(html.includes(`/england/boundaries/${code}?on=${on}`), `${code} on ${on}`)
    }
})

test('every threshold stands in one table, and which of them come near to the press report', async () => {
  const html = await shown('/england/boundaries?on=2021-04-01')
  const table = /<table[^>]*>(?:(?!<\/table>).)*What counts.*?<\/table>/s.exec(html)?.[0] ?? ''
  const numbers = [...table.matchAll(/--numeric">(\d+)</g)].map(found => Number(found[1]))
  assert.deepEqual(numbers, [14, 23, 12, 21, 10, 19, 8, 15, 7, 13])
  assert.match(html, /“almost 20” of 42.*second-hand.*comes near to 19 \(parts of at least 2%\)/s)
})

test('another threshold is added to the table; a threshold, day or tier that is none is said at its field', async () => {
  assert.match(
    leadOf(await shown('/england/boundaries?on=2021-04-01&percent=4.9')),
    /parts of at least 4\.9%/,
  )
  assert.match(await shown('/england/boundaries?percent=lots', 422), /id="percent-error"/)
  assert.match(await shown('/england/boundaries?on=2023-04-01', 422), /id="on-error"/)
  assert.match(await shown('/england/boundaries?on=soon', 422), /id="on-error"/)
  assert.match(await shown('/england/boundaries?tier=middle', 422), /id="tier-error"/)
})

test('a share that lies below a threshold is not rounded up to it', async () => {
  const all = await shown('/england/boundaries?on=2022-07-01')
  assert.match(all, /North Yorkshire.*?>0\.98%</s)
  assert.doesNotMatch(all, />1\.0%</)
  const sharper = await shown('/england/boundaries?on=2022-07-01&percent=0.977')
  assert.doesNotMatch(sharper, />0\.98%</)
  assert.match(await shown('/england/boundaries/E10000023?on=2022-07-01'), />0\.98%</)
})

test('a part may be nearly all of a council and is not said to be all of it', () => {
  assert.equal(shareInWords(0.99962), '99.96%')
  assert.equal(shareInWords(1), '100.0%')
  assert.equal(shareInWords(0.0955), '9.6%')
  assert.equal(shareInWords(0.1), '10.0%')
  assert.equal(shareInWords(0.0004), 'under 0.1%')
  assert.equal(shareInWords(0.025448, [0.02545]), '2.5%')
  assert.equal(shareInWords(0.02545, [0.02545]), '2.545%')
})

test('parts as CSV: one row a part', async () => {
  const file = await browser.get('/england/boundaries?on=2021-04-01&share=0.02&table=parts.csv')
  assert.match(file.html, /^Council,System,Share of its residents,Residents,Map/)
  assert.match(file.html, /\r\nEssex,Mid and South Essex,56\.2%,"840,992",Map/)
  assert.equal(file.html.trim().split('\r\n').length, 22)
})

test('a council’s page shows its parts, inside its outline, with their people', async () => {
  const html = await shown('/england/boundaries/E10000012?on=2021-04-01')
  assert.match(leadOf(html), /Essex was divided between three systems in April 2021: 43\.8%/)
  assert.match(html, /Hertfordshire and West Essex: 20\.8%, 312,214 people/)
  assert.match(html, /clip-path="url\(#within-E10000012-wide\)"/)
  const alike = await shown('/england/boundaries/E10000021?on=2019-04-01')
  assert.match(leadOf(alike), /2\.3% of its residents, 17,059 people, lived in a system other than Northamp/)
  const whole = await shown('/england/boundaries/E06000052?on=2021-04-01')
  assert.match(leadOf(whole), /Cornwall lay in one system in April 2021/)
  await shown('/england/boundaries/E99999999?on=2021-04-01', 404)
})

test('a council leads to the days on which it stands on the lists, and to no other', async () => {
  const offered = (html: string) =>
    [...html.matchAll(/href="(\/england\/boundaries\/E\d+\?on=[^"&]*)"/g)].map(found => found[1]!)
  for (const [code, days] of [
    ['E06000061', ['2022-07-01']],
    ['E10000021', ['2018-04-01', '2020-04-01']],
  ] as const) {
    const on = code === 'E06000061' ? '2021-04-01' : '2019-04-01'
    const links = offered(await shown(`/england/boundaries/${code}?on=${on}`))
    assert.deepEqual(
      links,
      days.map(day => `/england/boundaries/${code}?on=${day}`),
    )
    for (const link of links) await shown(link)
  }
})

test('a council that does not stand on the lists of a day has a page that says why, and where to go on', async () => {
  const ended = await shown('/england/boundaries/E10000021?on=2021-04-01', 404)
  assert.match(
    leadOf(ended),
    /^Northamptonshire does not stand on the lists of 1 April 2021: it ended on 31 March 2021/,
  )
  assert.match(
    ended,
    /href="\/england\/boundaries\/E10000021\?on=2020-04-01">Northamptonshire in April 2020</,
  )
  assert.match(ended, /What followed it.*organisations\/E06000061\?on=2021-04-01">North Northamptonshire</s)
  assert.match(ended, /boundaries\/E06000061\?on=2021-04-01">Which systems it lay in/)
  const begun = await shown('/england/boundaries/E06000063?on=2022-07-01', 404)
  assert.match(
    leadOf(begun),
    /^Cumberland does not stand on the lists of 1 July 2022: it began on 1 April 2023/,
  )
  assert.match(begun, /On none of the lists/)
  assert.match(begun, /What came before it.*organisations\/E10000006\?on=2023-03-31">Cumbria</s)
  assert.match(begun, /boundaries\/E10000006\?on=2022-07-01">Which systems it lay in/)
  assert.match(leadOf(await shown('/england/boundaries/00Q?on=2021-04-01', 404)), /is not a council/)
})

test('a map of another day than its boundaries says so; a system that has no boundary of its own is drawn', async () => {
  const html = await shown('/england/boundaries/E10000023?on=2018-04-01')
  assert.match(html, /Boundaries are drawn as in April 2021, not as in April 2018/)
  assert.match(html, /West Yorkshire: \d/)
  assert.doesNotMatch(await shown('/england/boundaries/E10000023?on=2021-04-01'), /are drawn as in/)
})
