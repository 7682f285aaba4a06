/** The pages of levels, systems and places, through the whole product. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '#kit'
import { Browser, type FreshDatabase, freshDatabase } from '#testing'
import { dayInWords } from '#web'
import { createApp } from '../../app.ts'
import {
  demonstrationFolder,
  loadReferenceData,
  loadSystem,
  mapOfFootprint,
  organisationOn,
  residentsOfPlaces,
} from '../index.ts'
import { networksOn } from '../store/levels.ts'

const lancashire = 'lancashire-and-south-cumbria'
const yorkshire = 'west-yorkshire-and-harrogate'
let database: FreshDatabase
let server: Awaited<ReturnType<typeof createApp>>
let browser: Browser
before(async () => {
  database = await freshDatabase(loadReferenceData)
  for (const system of [lancashire, yorkshire]) await loadSystem(database, demonstrationFolder(system))
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

test('who is outside: both readings of a place, and neighbourhoods by the lists of their practices', async () => {
  const html = await shown(`/${lancashire}/levels`)
  assert.match(html, /West Lancashire.*114,496.*below, by 35,504.*below, by 135,504/s)
  assert.match(html, /Against 150,000 to 500,000.*Against 250,000 to 500,000/s)
  const networks = await networksOn(database.db, day('2022-05-02'))
  assert.equal(networks.length, 1260)
  const sum = (count: (network: (typeof networks)[number]) => number) =>
    networks.reduce((total, each) => total + count(each), 0)
  assert.equal(
    sum(each => each.withoutList),
    17,
  )
  // Added up from the source in fractions of a person: 61,555,529.
  assert.ok(Math.abs(sum(each => each.people ?? 0) - 61_555_529) < 100)
})

test('forty primary care homes: what they leave uncovered of the people published, beside our own count', async () => {
  const html = await shown(`/${yorkshire}/levels`)
  assert.match(html, /40 primary care homes of 30,000 to 50,000 people cover 1,200,000 to 2,000,000/)
  assert.match(html, /Published.*2,600,000.*600,000 to 1,400,000/s)
  assert.match(html, /Residents, middle of 2019.*2,544,425.*544,425 to 1,344,425/s)
  assert.match(html, /second-hand/)
})

test('the nation’s systems outside the band, exceptions alone', async () => {
  const html = await shown('/england/levels?on=2021-04-01')
  assert.match(leadOf(html), /^16 of 42 systems/)
  assert.match(html, /Cumbria and North East.*3,000,432.*above, by 432/s)
  assert.match(await shown('/england/levels?on=2021-04-01&within=E54000048'), /outside-neighbourhood/)
  await shown('/england/levels?on=soon', 422)
})

test('as many neighbourhoods as the page of counts has, and of how many the people are not known', async () => {
  const counts = await shown('/england/organisations/counts')
  for (const [on, whole, known] of [
    ['2020-04-01', '1,255', '1,250'],
    ['2021-04-01', '1,256', '1,252'],
    ['2022-04-01', '1,260', '1,259'],
  ] as const) {
    assert.match(counts, new RegExp(`${dayInWords(day(on))}</t[dh]>[^\\n]*?>${whole}<`))
    const html = await shown(`/england/levels?on=${on}`)
    assert.match(leadOf(html), new RegExp(`of ${known} neighbourhoods`))
    const said = `There were ${whole} neighbourhoods \\(primary care networks\\): the people of ${known} are known`
    assert.match(html, new RegExp(said))
  }
  assert.match(
    await shown('/england/levels?on=2020-04-01&within=all'),
    /There were 1,255 .*Not known how many people: /s,
  )
})

test('a place has the people of what its commissioners became, where nobody else merged with them', async () => {
  for (const [on, ...expected] of [
    ['2020-03-31', 590_901, 439_787, 160_831],
    ['2021-04-01', 593_410, 441_290, undefined],
  ] as const) {
    const found = await residentsOfPlaces(database.db, yorkshire, day(on))
    const names = ['bradford-district-and-craven', 'kirklees', 'harrogate']
    assert.deepEqual(
      names.map(place => found.get(place)?.people),
      expected,
    )
  }
})

test('a place whose commissioners have merged among themselves alone has the people of what they became', async () => {
  const html = await shown(`/${yorkshire}/levels?on=2021-04-01`)
  assert.match(html, /There were 6 places: the people of 5 are known, of 1 not\./)
  assert.match(
    html,
    /Not known how many people: Harrogate and Rural District \(NHS Harrogate and Rural District CCG became part of NHS North Yorkshire CCG, which serves others too\)\./,
  )
  const place = await shown(`/${yorkshire}/places/bradford-district-and-craven?on=2021-04-01`)
  assert.match(place, /593,410 people/)
  assert.match(place, /organisations\/36J\?on=2021-04-01">NHS Bradford District and Craven CCG</)
  const area = await shown(`/${yorkshire}/your-area?on=2021-04-01`)
  assert.match(area, /1 area is in the list and not on the map/)
  assert.match(area, /organisations\/03E\?on=2021-04-01">NHS Harrogate and Rural District CCG</)
})

test('the nation has a page: how many bodies by the last lists, each kind leading to its list, and every page of it', async () => {
  const html = await shown('/england')
  assert.match(
    leadOf(html),
    /^England has 42 integrated care systems and 317 councils of both tiers, by the lists of 31 December 2024\.$/,
  )
  const practices = /href="([^"]*kind=practice[^"]*)">GP practices<\/a>.*?([\d,]{5})</s.exec(html)
  assert.ok(practices, 'practices are counted')
  const listed = await shown(practices[1]!.replaceAll('&amp;', '&'))
  assert.ok(listed.includes(practices[2]!), `the list counts ${practices[2]} too`)
  for (const page of ['systems', 'levels', 'boundaries', 'redraw', 'organisations'])
    assert.deepEqual(leadsTo(html, `/england/${page}`).includes(''), true, page)
})

test('every system on a map, each leading to its page, and in words how it stands to what is usual', async () => {
  const html = await shown('/england/systems?on=2021-04-01')
  assert.match(
    leadOf(html),
    /^England had 42 systems on 1 April 2021: 26 of the usual 1,000,000 to 3,000,000 people, 15 smaller and 1 larger\.$/,
  )
  const list = /<ul class="app-chart__list.*?<\/ul>/s.exec(html)?.[0] ?? ''
  const hrefs = [...list.matchAll(/href="\/england\/organisations\/(E54\d+)\?on=2021-04-01"/g)]
  assert.equal(new Set(hrefs.map(found => found[1])).size, 42)
  assert.equal(list.match(/, smaller</g)?.length, 15)
  assert.match(list, /3,000,432, larger</)
  assert.match(html, /class="app-chart__link" href="\/england\/organisations\/E54000048\?on=2021-04-01"/)
  assert.match(
    leadOf(await shown('/england/systems?on=2012-01-01')),
    /No system is recorded on 1 January 2012/,
  )
})

for (const path of [
  ...['/england/systems', '/england/levels', '/england/boundaries/E10000012', '/england/organisations/00Q'],
  ...[`/${lancashire}/levels`, `/${lancashire}/your-area`, `/${lancashire}/places/fylde-coast`],
])
  test(`a day that is none is told at its field, and what was asked stays: ${path}`, async () => {
    const html = await shown(`${path}?q=x&on=31+June`, 422)
    assert.match(html, /id="on-error"/)
    assert.match(html, /value="31 June"/)
    assert.match(html, /type="hidden" name="q" value="x"/)
  })

const leadsTo = (html: string, path: string): string[] => [
  ...new Set(
    [...html.matchAll(/href="([^"?#]*)(\?[^"]*)?"/g)]
      .filter(([, address]) => address === path)
      .map(([, , asked = '']) => asked),
  ),
]

test('the day that is shown goes on to the pages about boundaries, systems, levels and redrawn lines', async () => {
  const national = {
    ...{ boundaries: '/england/boundaries', systems: '/england/systems', levels: '/england/levels' },
    ...{ redraw: '/england/redraw', directory: '/england/organisations' },
  }
  const places = [`/${lancashire}/places/west-lancashire`]
  for (const [from, to] of [
    [national.boundaries, [national.systems, national.levels, national.redraw, national.directory]],
    [national.systems, [national.boundaries, national.levels, national.redraw, national.directory]],
    [national.levels, [national.boundaries, national.systems, ...places]],
    ['/england/boundaries/E10000012', [national.boundaries]],
    [`/${lancashire}/levels`, [national.levels, ...places]],
    [`/${lancashire}/your-area`, [national.boundaries, national.redraw, ...places]],
  ] as const) {
    const html = await shown(`${from}?on=2021-03-10`)
    const day = from === '/england/boundaries/E10000012' ? '2020-04-01' : '2021-03-10'
    for (const path of to) assert.deepEqual(leadsTo(html, path), [`?on=${day}`], `${path} on ${from}`)
  }
})

test('where nobody chose a day, the one that is shown goes on; a day without lists leads to the nearest', async () => {
  assert.deepEqual(leadsTo(await shown(`/${lancashire}/your-area`), '/england/boundaries'), [
    '?on=2021-03-10',
  ])
  assert.deepEqual(leadsTo(await shown('/england/boundaries'), '/england/systems'), ['?on=2022-07-01'])
  for (const [asked, led] of [
    ['2017-04-01', '2018-04-01'],
    ['2024-01-01', '2023-03-31'],
  ] as const) {
    const systems = await shown(`/england/systems?on=${asked}`)
    for (const link of [`/england/boundaries?on=${led}`, `/england/redraw?on=${led}`]) {
      assert.ok(systems.includes(`href="${link}"`))
      await shown(link)
    }
  }
})

test('a search in your area keeps the day in what it finds', async () => {
  const html = await shown(`/${lancashire}/your-area?on=2020-05-01&q=essex`)
  assert.deepEqual(leadsTo(html, '/england/boundaries/E10000012'), ['?on=2020-05-01'])
})

test('your area: the places on a map and in a list, and the councils that the system shares', async () => {
  const html = await shown(`/${yorkshire}/your-area`)
  assert.match(leadOf(html), /2,544,425 people .* in 6 places/)
  assert.match(
    html,
    /class="app-chart__link" href="\/west-yorkshire-and-harrogate\/places\/harrogate\?on=2018-10-01"/,
  )
  assert.match(html, /North Yorkshire was divided between 4 systems in April 2018/)
  assert.match(await shown(`/${lancashire}/places/morecambe-bay`), /id="place-map"/)
})

test('a practice of the other system is said to be there; one whose commissioner spans several places says so', async () => {
  const text = async (path: string) => (await shown(path)).replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ')
  const onLancashire = `/${lancashire}/your-area`
  assert.match(
    await shown(`${onLancashire}?q=LS1+8TL`),
    /href="\/west-yorkshire-and-harrogate\/places\/leeds\?on=/,
  )
  assert.match(
    await text(`${onLancashire}?q=LS1+8TL`),
    /\(LS1 8TL\): Leeds, a place of West Yorkshire and Harrogate/,
  )
  assert.match(
    await text(`/${yorkshire}/your-area?q=HG1`),
    /its commissioner, NHS North Yorkshire CCG, covers Harrogate and Rural District, a place of West Yorkshire and Harrogate, and more: the lists do not say/,
  )
  assert.match(await text('/?q=BD1'), /Bradford District and Craven, a place of West Yorkshire and Harrogate/)
})

test('any body that has a boundary is on a map among its neighbours; one that has none is refused', async () => {
  const drawn = async (code: string, on: string) => {
    const body = await organisationOn(database.db, code, day(on))
    assert.ok(body, code)
    const map = await mapOfFootprint(database.db, body, day(on))
    return map.ok ? map.value.subtitle : map.refusal.code
  }
  assert.match(await drawn('00Q', '2021-03-10'), /Lancashire and South Cumbria, 10 March 2021/)
  assert.match(await drawn('E54000048', '2021-04-01'), /England/)
  assert.match(await drawn('E54000005', '2018-10-01'), /England/)
  assert.match(await drawn('E10000017', '2021-04-01'), /North West/)
  assert.match(await drawn('E06000008', '2021-04-01'), /North West/)
  assert.equal(await drawn('P81042', '2021-04-01'), 'not-found')
})

test('a body that goes on without a part of itself did not become who took it, on its page and on the other one', async () => {
  const of = async (code: string) =>
    (await shown(`/england/organisations/${code}?on=2023-01-01`))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
  const lost = await of('D2P2L')
  const parted =
    'A part of NHS Black Country and West Birmingham CCG (13%) went to NHS Birmingham and Solihull ICB - 15E on 1 July 2022'
  assert.ok(lost.includes(parted))
  assert.match(lost, /took a part of it From 1 July 2022 Share of the old one 13%/)
  assert.doesNotMatch(lost, /Closed on/)
  const won = await of('15E')
  assert.match(
    won,
    /was joined by a part of NHS Black Country and West Birmingham CCG \(13%\) on 1 July 2022/,
  )
  assert.match(won, /a part of it came From 1 July 2022 Share of the old one 13%/)
  assert.match(await of('05L'), /NHS Birmingham and Solihull ICB - 15E : 13% of each figure \[e\]/)
})

test('counts of every April and the mergers', async () => {
  const html = await shown('/england/organisations/counts')
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(text, /211 commissioners in April 2013 and 106 in April 2022; 44 systems in April 2017 and 42/)
  assert.match(text, /74 commissioners into 18 , on 1 April 2020/)
  assert.match(text, /38 commissioners into 9 , on 1 April 2021/)
  assert.match(text, /3 systems into 1 , on 1 April 2018/)
})
