/** How areas differ: staff see counts, rates and both readings; the public what was published, and never our counts. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { day } from '#kit'
import { type Actor, as, countingActor, publicActor, saveSystem } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import type { PageContext } from '#web'
import { variationPage } from './variation.ts'

let database: FreshDatabase
const system = { system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true }
before(async () => {
  database = await freshDatabase()
  const { db } = database
  await saveSystem(db, system)
  await sql`insert into footprints.organisation (code, opened_on, kind, name)
    values ('00Q', '2013-04-01', 'ccg', 'Hill CCG'), ('01A', '2013-04-01', 'ccg', 'Dale CCG')`.execute(db)
  await sql`insert into footprints.population (code, from_on, year, basis, people, adults)
    values ('00Q', '2013-04-01', 2020, 'resident', 60000, 50000), ('01A', '2013-04-01', 2020, 'resident', 120000, 100000)`.execute(
    db,
  )
  await sql`insert into footprints.place (system, place, name) values ('north', 'hill', 'Hill')`.execute(db)
  await sql`insert into footprints.place_commissioner (system, place, commissioner)
    values ('north', 'hill', '00Q'), ('north', 'hill', '01A')`.execute(db)
  await eligible('00Q', 25)
  await eligible('01A', 20)
})
after(() => database.close())

/** People found eligible in August 2019, one request each. */
async function eligible(commissioner: string, count: number): Promise<void> {
  const { db } = database
  await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    select 'north', ${commissioner} || n, ${commissioner} || n, 'Example', 'Joan', 'example', '1938-05-01', 'hill'
    from generate_series(1, ${count}::integer) n`.execute(db)
  await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
    select 'north', id, id, id, 'standard', 'verified', ${commissioner}, 'hill', '2019-07-01', '2019-08-01'
    from care.person where id like ${`${commissioner}%`}`.execute(db)
  await sql`insert into care.request_reading (system, case_id, number, activity, commissioner, responsible_from,
      responsible_to, known_from, known_until, started_on, started_known, decided_on, decided_known, outcome, someone,
      adult_since, place, facts_seen)
    select 'north', id, 0, 'standard', ${commissioner}, '0001-01-01', '9999-12-31', '2019-07-01', 'infinity', '2019-07-01',
      '2019-07-01', '2019-08-01', '2019-08-01', 'eligible', hashtext(id), '0001-01-01', 'hill', 0
    from care.case where id like ${`${commissioner}%`}`.execute(db)
}

async function htmlFor(actor: Actor, query: string): Promise<{ html: string; status: number }> {
  const shown = await as(database.db, actor, tx => {
    const context: PageContext = {
      ...{ tx, actor, system, url: '/', form: null, refusal: null, params: { system: 'north' } },
      query: new URLSearchParams(query),
      panels: async () => [],
      count: work =>
        actor.role === 'public'
          ? assert.fail('the public sees no count of ours')
          : as(database.db, countingActor('north', actor.at, 'test'), work),
      breakGlass: () => assert.fail('nobody breaks glass here'),
      mendGlass: () => assert.fail('nobody breaks glass here'),
    }
    return variationPage.show(context)
  })
  assert.ok('body' in shown)
  return { html: render(shown.body as Parameters<typeof render>[0]), status: shown.status ?? 200 }
}

const textFor = async (actor: Actor, query = 'quarter=2019-20-Q2'): Promise<string> =>
  (await htmlFor(actor, query)).html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('staff: rates of residents, highest and lowest, both readings with their formula, and the share of England', async () => {
  const text = await textFor(anActor('performance-analyst'))
  assert.match(
    text,
    /Hill CCG had 25\.0 eligible people for every 50,000 adults, Dale CCG 10\.0 \[invented\]\./,
  )
  assert.match(
    text,
    /\(25\.0 − 10\.0\) ÷ 10\.0 = 150% more; 25\.0 ÷ 10\.0 = 250% of the lowest\. \[invented\]/,
  )
  assert.match(text, /45 of England’s published 57,016 \(2019-20 Q2\) is 0\.1% \[invented\];/)
  assert.match(text, /who live in an area/)
  assert.match(text, /by commissioner \[invented\]/)
  assert.match(text, /cannot be compared: an area has none/)
})

test('referrals of a year have their share of the year that was published, at the quarter that ends it', async () => {
  await sql`update care.request_reading set started_on = '2018-05-01'`.execute(database.db)
  const text = await textFor(anActor('director'), 'quarter=2018-19-Q4')
  assert.match(text, /Referrals received since 1 April, January to March 2019, by commissioner/)
  assert.match(text, /45 of England’s published 170,748 \(2018-19\) is 0\.0%/)
  assert.doesNotMatch(await textFor(anActor('director'), 'quarter=2018-19-Q3'), /170,748 \(2018-19\)/)
  await sql`update care.request_reading set started_on = '2019-07-01'`.execute(database.db)
})

test('a quarter for which nothing was published has no share', async () => {
  const text = await textFor(anActor('director'), 'quarter=2019-20-Q4')
  assert.match(text, /No share of England or of a region is shown/)
})

test('a quarter before the record is whole says so, and has no share of England and no highest and lowest', async () => {
  const text = await textFor(anActor('director'), 'quarter=2014-15-Q1')
  assert.match(
    text,
    /Nothing is recorded of April to June 2014: the first referral here was received on 1 July 2019/,
  )
  assert.match(text, /April to June 2014: too little is recorded to compare/)
  assert.match(text, /No share of England is shown, because the record of the quarter is not whole/)
  assert.doesNotMatch(text, /of England’s published [\d,]+ is|Highest/)
})

test('where nothing is recorded at all, that is said, and no share of nothing', async () => {
  const knownUntil = (until: string) =>
    sql`update care.request_reading set known_until = ${until}`.execute(database.db)
  await knownUntil('2019-07-02')
  const text = await textFor(anActor('director'))
  assert.match(text, /No referral is recorded here in any quarter that is over/)
  assert.match(text, /No share of England is shown, because the record of the quarter is not whole/)
  await knownUntil('infinity')
})

test('where no estimate of residents is loaded, that is said', async () => {
  const text = await textFor(anActor('director'), 'quarter=2012-13-Q3')
  assert.match(text, /No estimate of residents is loaded for this quarter, so there are no rates/)
  assert.doesNotMatch(text, /of mid-/)
})

test('a slip in typing the quarter is told at its field, and the page stays; other signs between its parts are read', async () => {
  for (const [typed, message] of [
    ['x', /“x” is no quarter/],
    ['2020-21-Q4', /is not over until 31 March 2021/],
  ] as const) {
    const { html, status } = await htmlFor(anActor('director'), `quarter=${typed}`)
    assert.equal(status, 422)
    assert.match(html, message)
    assert.match(html, /id="quarter-error"/)
    assert.match(html, new RegExp(`value="${typed}"`))
  }
  assert.match(await textFor(anActor('director'), 'quarter=2019/20 q2'), /July to September 2019: Hill CCG/)
})

test('the public and referrers: what was published, with its page, and none of our counts', async () => {
  for (const actor of [publicActor('north', aMoment(), 'test'), anActor('referrer')]) {
    const text = await textFor(actor)
    assert.doesNotMatch(text, /Hill CCG|25\.0/)
    assert.match(text, /Our own counts by commissioner are for staff/)
    assert.match(text, /2014-15 Q1 Eligible at the end of the quarter 61,636/)
  }
})
