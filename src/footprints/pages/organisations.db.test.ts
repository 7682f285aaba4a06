/** The directory and an organisation's page on the shipped lists, as the public reads them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { day } from '#kit'
import { as, momentOf, publicActor, type System } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import type { PageContext } from '#web'
import { demonstrationFolder, loadReferenceData, loadSystem } from '../index.ts'
import { directoryOn } from '../store/directory.ts'
import { footprintPages } from './index.ts'

const england: System = {
  ...{ system: 'england', name: 'England', fixedToday: day('2026-09-01'), demonstration: false },
}
let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
  await loadSystem(database, demonstrationFolder('lancashire-and-south-cumbria'))
})
after(() => database.close())

const directory = '/england/organisations'
const one = `${directory}/:organisation`

async function answer(path: string, query = '', organisation = '') {
  const page = footprintPages.find(each => each.path === path)
  assert.ok(page)
  const actor = publicActor('england', momentOf(england), 'test')
  return as(database.db, actor, tx => {
    const context: PageContext = {
      ...{ tx, actor, system: england, params: { organisation, nationalSystem: organisation }, url: path },
      ...{ query: new URLSearchParams(query), form: null, refusal: null },
      panels: async (on, of) => [`panels of ${on} ${of}`],
      count: () => assert.fail('nothing about people is counted here'),
      breakGlass: () => assert.fail('nobody breaks glass here'),
      mendGlass: () => assert.fail('nobody breaks glass here'),
    }
    return page.show(context)
  })
}

async function htmlOf(path: string, query = '', organisation = '') {
  const shown = await answer(path, query, organisation)
  assert.ok('body' in shown, JSON.stringify(shown))
  return render(shown.body as Parameters<typeof render>[0])
}
const textOf = async (...asked: Parameters<typeof htmlOf>) =>
  (await htmlOf(...asked)).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const of = (organisation: string, query = '') => textOf(one, query, organisation)
const codesOf = async (words: string, on = '2021-03-10') => {
  const question = { words, kind: null, state: 'any', on: day(on) } as const
  return (await directoryOn(database.db, question, null)).rows.map(row => row.code)
}

test('found by code of either publisher, by former name, by postcode area and district', async () => {
  assert.deepEqual(await codesOf('00q'), ['00Q'])
  assert.deepEqual(await codesOf('E38000014'), ['00Q'])
  assert.deepEqual(await codesOf('QE1'), ['E54000048'])
  assert.deepEqual(await codesOf('shepway', '2020-01-01'), ['E07000112'])
  const area = await codesOf('BB')
  assert.ok(area.includes('00Q') && area.length > 50)
  const { rows } = await sql<{ n: number }>`
    select count(distinct code) as n from footprints.organisation
    where postcode ~ '^BB[0-9]' and opened_on <= '2021-03-10'`.execute(database.db)
  assert.equal(area.length, rows[0]?.n)
  const district = await codesOf('FY1')
  assert.ok(district.includes('P81042'))
  assert.ok(!(await codesOf('FY1')).includes('00X'))
  assert.deepEqual(await codesOf('%_'), [])
})

test('the first line counts what is open and what is closed; a closed body says what it became', async () => {
  const text = await textOf(directory, 'q=darlington&kind=ccg&on=2021-04-01')
  assert.match(
    text,
    /1 clinical commissioning group for “darlington”: 0 open on 1 April 2021, 1 closed before\./,
  )
  assert.match(text, /Closed 31 March 2020\. Became NHS Tees Valley CCG/)
  const before = await textOf(directory, 'q=darlington&kind=ccg&on=2020-03-31')
  assert.match(before, /1 clinical commissioning group for “darlington”: open on 31 March 2020/)
  assert.match(
    await textOf(directory, 'kind=ccg&state=open&on=2021-04-01'),
    /106 clinical commissioning groups, open/,
  )
  assert.match(await textOf(directory, 'q=00Q&kind=ccg'), /Became NHS Lancashire and South Cumbria ICB - 00Q/)
})

test('nothing found says why and what to try; a day that is none is told at its field', async () => {
  assert.match(await textOf(directory, 'q=zzzz'), /No organisation is found for “zzzz”.*Try part of a name/)
  const refused = await answer(directory, 'q=Leeds&on=yesterday')
  assert.ok('body' in refused && refused.status === 422)
  const html = await htmlOf(directory, 'q=Leeds&on=yesterday')
  assert.match(html, /id="on-error"/)
  assert.match(html, /value="yesterday"/)
  assert.match(html, /value="Leeds"/)
})

test('pages follow each other by key until everything was shown once', async () => {
  const question = { words: '', kind: 'trust', state: 'open', on: day('2021-04-01') } as const
  const whole = await directoryOn(database.db, question, null)
  const seen: string[] = []
  let after: { name: string; code: string } | null = null
  for (;;) {
    const { rows, total } = await directoryOn(database.db, question, 40, after)
    assert.equal(total, whole.total)
    if (rows.length === 0) break
    seen.push(...rows.map(row => row.code))
    after = rows.at(-1)!
  }
  assert.equal(seen.join(), whole.rows.map(row => row.code).join())
  const html = await htmlOf(directory, 'kind=trust')
  const next = /href="([^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(next)
  const second = await textOf(directory, next.split('?')[1])
  assert.ok(!second.includes(whole.rows[0]!.name))
})

test('the whole list is a CSV', async () => {
  const sent = await answer(directory, 'q=BB&kind=practice&file=csv')
  assert.ok('file' in sent)
  const lines = String(sent.file.content).trim().split('\r\n')
  const question = { words: 'BB', kind: 'practice', state: 'any', on: day('2026-09-01') } as const
  assert.equal(lines.length - 1, (await directoryOn(database.db, question, null)).total)
  assert.match(lines[0]!, /^code,kind,name,postcode,opened_on/)
})

test('a family tree tells who is closed from who is not there yet', async () => {
  const text = await of('E54000016', 'on=2021-06-01')
  assert.match(text, /Filled mark: open on the day\. Ring: closed, or not there yet\./)
  assert.match(text, /not there yet: from 1 July 2022/)
  assert.doesNotMatch(text, /since 1 July 2022|closed 30 June 2022/)
  assert.match(text, /Birmingham and Solihull until 30 June 2022/)
  assert.match(await of('E54000016', 'on=2022-07-01'), /since 1 July 2022/)
})

test('a closed commissioner: what it became, its family, where its figures are counted', async () => {
  const text = await of('00C', 'on=2021-04-01')
  assert.match(text, /Closed on 31 March 2020 and became NHS Tees Valley CCG/)
  assert.match(text, /106,803 people lived in its area/)
  assert.match(text, /NHS Hartlepool and Stockton-on-Tees CCG/)
  assert.match(
    text,
    /Where its figures are counted on 1 April 2021.*NHS Tees Valley CCG : all of each figure/,
  )
  const html = await htmlOf(one, 'on=2021-04-01', '00C')
  assert.match(html, /<svg[^>]*role="img"/)
  assert.match(html, /href="\/england\/organisations\/16C\?on=2021-04-01"/)
})

test('an open one: people, members and to whom it belongs, here too, and panels of others', async () => {
  const text = await of('00Q', 'on=2021-03-10')
  assert.match(text, /A clinical commissioning group for 150,030 people, open since 1 April 2013\./)
  assert.match(text, /Aged 18 and over 111,377 .*21,986/)
  assert.match(text, /System .*NHS region .*North West/)
  assert.match(text, /Pennine Lancashire , a place of Lancashire and South Cumbria.*, with the/)
  assert.match(text, /GP practices , as at 10 March 2021/)
  assert.match(text, /panels of organisation 00Q/)
  assert.match(text, /E38000014 \(Office for National Statistics\)/)
})

test('a divided county says which share went where, and that figures are estimated by it', async () => {
  const text = await of('E10000021', 'on=2022-01-01')
  assert.match(text, /became North Northamptonshire \(46%\) and West Northamptonshire \(54%\)/)
  assert.match(text, /residents, mid-2019/)
  assert.match(text, /54% of each figure \[e\]/)
})

const kinds: readonly (readonly [code: string, says: RegExp])[] = [
  ['E54000048', /system .*for 1,701,655 people/],
  ['E07000112', /Folkestone and Hythe, 1 April 2018|Shepway/],
  ['U47882', /primary care network for \d+,\d{3} registered people/],
  ['P81042', /GP practice for 14,927 registered people, open since 1 April 1974/],
  ['RXR', /NHS trust, open since/],
  ['0CX', /commissioning support unit, open since/],
  ['Y62', /NHS region for 7,\d{3},\d{3} people, in the lists since 1 April 2020; it may be older/],
  ['E12000002', /region of England for 7,\d{3},\d{3} people/],
  ['E92000001', /nation for 56,\d{3},\d{3} people/],
]
for (const [code, says] of kinds)
  test(`${code} has a page of its kind`, async () => {
    assert.match(await of(code, 'on=2021-03-10'), says)
  })

test('a practice and its network name their commissioner once', async () => {
  const html = await htmlOf(one, 'on=2022-06-01', 'P81042')
  assert.equal(html.match(/<dt[^>]*>\s*Commissioner\s*</g)?.length, 1)
})

test('a body with a boundary has a map, a system one of its commissioners too; a trust has none', async () => {
  const mapsOf = async (code: string) =>
    [...(await htmlOf(one, 'on=2021-04-01', code)).matchAll(/id="(map-\d)"/g)].map(found => found[1])
  assert.deepEqual(await mapsOf('E54000048'), ['map-1', 'map-2'])
  assert.deepEqual(await mapsOf('00Q'), ['map-1'])
  assert.deepEqual(await mapsOf('E10000017'), ['map-1'])
  assert.deepEqual(await mapsOf('RXR'), [])
  const system = await htmlOf(one, 'on=2021-04-01', 'E54000048')
  assert.match(system, /app-chart__link" href="\/england\/organisations\/00Q\?on=2021-04-01"/)
  assert.match(await of('05L'), /There is no map: the boundary of .* on that day is not known here\./)
  assert.doesNotMatch(await of('RXR'), /There is no map/)
})

test('a system leads to who weighs how much in it, where the lists of the day know it', async () => {
  const leadsTo = async (code: string, on: string) =>
    /href="(\/england\/weights[^"]*)"/.exec(await htmlOf(one, `on=${on}`, code))?.[1]
  assert.equal(await leadsTo('E54000048', '2021-03-10'), '/england/weights/E54000048?on=2020-04-01')
  assert.equal(await leadsTo('E54000048', '2023-03-10'), '/england/weights/E54000048?on=2022-07-01')
  assert.equal(await leadsTo('00Q', '2021-03-10'), undefined)
  const weights = await htmlOf('/england/weights/:nationalSystem', 'on=2020-04-01', 'E54000048')
  assert.match(weights, /href="\/england\/organisations\/E54000048\?on=2020-04-01"/)
})

test('members beyond the first are one link away', async () => {
  const html = await htmlOf(one, 'on=2021-03-10', '01A')
  assert.match(html, /members=practice-commissioner/)
  const whole = await textOf(one, 'on=2021-03-10&members=practice-commissioner', '01A')
  const [, shown, total] = /(\d+) of (\d+)/.exec(whole) ?? []
  assert.equal(shown, total)
  assert.ok(Number(shown) > 10)
})

test('before it opened, a body says when it will', async () => {
  assert.match(await of('16C', 'on=2019-01-01'), /Not there yet on 1 January 2019.*opened on 1 April 2020/)
})

test('a first day that is only that of the first list says so; nothing is said of a time before the lists', async () => {
  const county = await of('E10000017', 'on=2010-01-01')
  assert.match(
    county,
    /The lists do not reach back to 1 January 2010: this council is in them since 1 April 2018/,
  )
  assert.match(county, /Names Lancashire, in the lists since 1 April 2018/)
  assert.doesNotMatch(county, /Not there yet|not open yet/)
  assert.match(
    await textOf(directory, 'q=Lancashire&kind=council&on=2021-03-10'),
    /In the lists since 1 April 2018/,
  )
})

test('after the last list of a kind, what is open is open by the lists', async () => {
  assert.match(await of('P81042'), /open since 1 April 1974 by the lists, which reach to November 2021\./)
  assert.match(await of('01A'), /GP practices , by the lists, which reach to November 2021/)
  const practices = await textOf(directory, 'kind=practice')
  assert.match(practices, /open by the lists, which reach to November 2021; [\d,]+ closed before/)
  assert.doesNotMatch(practices, /(open on|as at) 1 September 2026/)
  assert.match(
    await textOf(directory),
    /open by the lists, which for some kinds reach only to November 2021;/,
  )
})

test('today’s page of a council says by the last lists who covers it, and leads to its map of systems', async () => {
  const html = await htmlOf(one, '', 'E10000017')
  assert.match(html, /href="\/england\/boundaries\/E10000017\?on=2022-07-01"/)
  const text = await of('E10000017')
  assert.match(
    text,
    /Systems of these people , by the lists of small areas of July 2022, the last that are known/,
  )
  assert.match(text, /NHS Lancashire and South Cumbria Integrated Care Board/)
  assert.match(text, /Commissioners of these people .* ICB - 01A/)
  assert.match(await of('E10000017', 'on=2022-08-01'), /by the lists of small areas of July 2022 Body/)
  assert.match(await of('E54000048'), /Councils of these people .*Blackburn with Darwen/)
  assert.match(
    await of('E54000063'),
    /is not in the lists of small areas of July 2022, the last that are known\./,
  )
})

test('a council all of whose people came from others has theirs, and who covered them', async () => {
  const text = await of('E06000063')
  assert.match(text, /A council for 2\d\d,\d{3} people/)
  assert.match(text, /of Allerdale, Carlisle and Copeland, all of which went into it/)
  assert.match(text, /the last that are known, which have Allerdale, Carlisle and Copeland/)
  assert.match(await of('E06000065'), /Systems of these people .*Humber and North Yorkshire/)
})

test('a body is called as it was the day before; two of one name are told apart by their codes', async () => {
  assert.match(
    await of('E54000052'),
    /became NHS Surrey Heartlands Integrated Care Board \(E54000063\) \(99%\) and .*Board \(E54000052\) became.*Board \(E54000063\) : 99% of each/,
  )
  assert.match(
    await of('E54000053', 'on=2021-06-01'),
    /Board \(E54000053\) became NHS Sussex .* on 1 April 2024/,
  )
})

test('an unknown code is not found and offers the search; another publisher’s code leads on', async () => {
  const shown = await answer(one, '', 'NOPE1')
  assert.ok('body' in shown && shown.status === 404)
  assert.match(await of('NOPE1'), /No list here has an organisation with the code NOPE1/)
  assert.deepEqual(await answer(one, 'on=2021-03-10', 'E38000014'), {
    goTo: '/england/organisations/00Q?on=2021-03-10',
  })
  assert.deepEqual(await answer('/places/:organisation', '', 'E06000008'), {
    goTo: '/england/organisations/E06000008',
  })
})
