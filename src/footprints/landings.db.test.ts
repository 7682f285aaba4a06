/** Where values of closed bodies land, on the shipped lists; and that the shipped shares are what the people say. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import { historyFrom, landingsOn, landValues, loadReferenceData, organisationsOn } from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())
const db = () => database.db

async function landed(code: string, on: string): Promise<string[]> {
  const landings = (await landingsOn(db(), [code], day(on))).get(code) ?? []
  return landings.map(each => `${each.code} ${each.share.toFixed(3)} ${each.moved} ${each.standing}`)
}

test('a merged commissioner lands as a whole, over every merger since', async () => {
  assert.deepEqual(await landed('00C', '2019-04-01'), ['00C 1.000 not open'])
  assert.deepEqual(await landed('00C', '2021-04-01'), ['16C 1.000 whole open'])
  assert.deepEqual(await landed('00H', '2022-07-01'), ['13T 1.000 whole open'])
})

test('a divided county lands by where its people live', async () => {
  assert.deepEqual(await landed('E10000021', '2021-04-01'), [
    'E06000061 0.462 by-share open',
    'E06000062 0.538 by-share open',
  ])
  assert.deepEqual(await landed('E10000006', '2023-04-01'), [
    'E06000063 0.549 by-share open',
    'E06000064 0.451 by-share open',
  ])
})

test('a system whose boundary moved lands by share; a trust that was divided stays', async () => {
  assert.deepEqual(await landed('E54000007', '2022-07-01'), [
    'E54000057 0.988 by-share open',
    'E54000058 0.012 by-share open',
  ])
  assert.deepEqual(await landed('RW6', '2022-07-01'), ['RW6 1.000 not shares-unknown'])
})

test('the 211 commissioners of 2013 land as a whole on the 106 of 2022, and a total is kept', async () => {
  const first = await organisationsOn(db(), ['ccg'], day('2013-04-01'))
  const values = first.map(({ code }, at) => ({ code, value: at + 1 }))
  const history = await historyFrom(
    db(),
    first.map(each => each.code),
  )
  const now = landValues(values, day('2022-06-30'), history)
  assert.equal(new Set(now.map(each => each.code)).size, 106)
  assert.ok(now.every(each => each.standing === 'open' && each.moved !== 'by-share'))
  assert.equal(
    now.reduce((sum, each) => sum + each.value, 0),
    (211 * 212) / 2,
  )
})

test('shares of one body make up the whole, or none of them is known', async () => {
  const { rows } = await sql<{ old: string; whole: boolean; unknown: boolean; several: boolean }>`
    select old_code as old, sum(share) = 1 as whole, count(share) = 0 as unknown, count(*) > 1 as several
    from footprints.successor group by old_code`.execute(db())
  assert.deepEqual(
    rows.filter(row => !row.whole && !(row.unknown && row.several)),
    [],
  )
})

/** The county's people by the council that took over their district. */
const ofCounty = (county: string, lists: string) => sql<{ code: string; share: number }>`
  select s.new_code as code, round(sum(o.people)::numeric / sum(sum(o.people)) over (), 6)::float8 as share
  from footprints.overlap o join footprints.successor s on s.old_code = o.lower_council
  where o.upper_council = ${county} and o.lists_on = ${lists}::date group by 1 order by 1`
/** The system's people by where each of its commissioners belonged the day after. */
const ofSystem = (system: string, last: string, first: string) => sql<{ code: string; share: number }>`
  select there.parent as code, round(sum(p.people)::numeric / sum(sum(p.people)) over (), 6)::float8 as share
  from footprints.membership here
  join footprints.population p on p.code = here.member and p.year = 2019 and ${last}::date between p.from_on and p.to_on
  left join footprints.successor s on s.old_code = here.member and s.on_day = ${first}::date
  join footprints.membership there on there.relation = 'commissioner-system'
    and there.member = coalesce(s.new_code, here.member) and ${first}::date between there.from_on and there.to_on
  where here.relation = 'commissioner-system' and here.parent = ${system}
    and ${last}::date between here.from_on and here.to_on
  group by 1 order by 1`

for (const [code, query] of [
  ['E10000009', ofCounty('E10000009', '2018-04-01')],
  ['E10000021', ofCounty('E10000021', '2020-04-01')],
  ['E10000006', ofCounty('E10000006', '2022-07-01')],
  ['E54000005', ofSystem('E54000005', '2020-03-31', '2020-04-01')],
  ['E54000033', ofSystem('E54000033', '2020-03-31', '2020-04-01')],
  ['E54000049', ofSystem('E54000049', '2020-03-31', '2020-04-01')],
] as const)
  test(`the shares of ${code} are those of its people in the shipped lists`, async () => {
    const { rows: shipped } = await sql<{ code: string; share: number }>`
      select new_code as code, share::float8 as share from footprints.successor
      where old_code = ${code} order by 1`.execute(db())
    assert.deepEqual((await query.execute(db())).rows, shipped)
  })
