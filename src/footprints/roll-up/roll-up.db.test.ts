/** Counts rolled up on the real lists: exact where lines nest, by people where they do not, never lost or doubled. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Day, day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import { demonstrationFolder, loadReferenceData, loadSystem } from '../load.ts'
import { residentsOf } from '../store/populations.ts'
import { type Count, rollUpBy } from '../store/roll-up.ts'
import type { Reason } from './part.ts'
import { rollUp } from './roll-up.ts'
import { type CountedBy, countedBy, type RollUpLevel, rollUpLevels, routes } from './route.ts'
import { weightsTo } from './weights.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
  await loadSystem(database, demonstrationFolder('lancashire-and-south-cumbria'))
})
after(() => database.close())

const rolled = async (counts: readonly Count[], from: CountedBy, to: RollUpLevel, on: string) => {
  const found = await rollUp(database.db, counts, { from, to, on: day(on) })
  assert.ok(found.ok, JSON.stringify(found))
  return found.value
}
const one = (code: string, count = 1000): Count[] => [{ code, period: '2019-20', count }]
const sum = (rows: readonly { readonly count: number }[]) =>
  rows.reduce((total, each) => total + each.count, 0)
const near = (a: number, b: number) =>
  assert.ok(Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b)), `${a}, not ${b}`)

/** Residents of every commissioner that was open on a day, as counts. */
async function residentsOfCommissioners(on: Day): Promise<Count[]> {
  const { rows } = await sql<{ code: string }>`select code from footprints.organisation
    where kind in ('ccg', 'sub-icb') and opened_on <= ${on}::date and (closed_on is null or closed_on >= ${on}::date)`.execute(
    database.db,
  )
  const residents = await residentsOf(
    database.db,
    rows.map(row => row.code),
    on,
  )
  return [...residents].map(([code, { people }]) => ({ code, period: '2020', count: people }))
}

test('England mid-2020 is 56,550,138 whatever it is rolled up to, and systems are as published', async () => {
  const counts = await residentsOfCommissioners(day('2021-04-01'))
  assert.equal(counts.length, 106)
  for (const to of [
    'commissioner',
    'lower-council',
    'upper-council',
    'system',
    'nhs-region',
    'region',
    'nation',
  ] as const) {
    const { placed, unplaced } = await rolled(counts, 'commissioner', to, '2021-04-01')
    near(sum(placed), 56_550_138)
    assert.deepEqual(unplaced, [], to)
  }
  const { placed } = await rolled(counts, 'commissioner', 'system', '2021-04-01')
  const published = await residentsOf(
    database.db,
    placed.map(each => each.code),
    day('2021-04-01'),
  )
  assert.equal(placed.length, 42)
  for (const each of placed) {
    assert.equal(each.count, published.get(each.code)?.people)
    assert.equal(each.estimated, 0)
  }
})

test('what was counted for a closed commissioner lands where its successor lies, exactly', async () => {
  const { placed } = await rolled(one('00C'), 'commissioner', 'system', '2021-04-01')
  assert.deepEqual(placed, [{ code: 'E54000050', period: '2019-20', count: 1000, estimated: 0 }])
})

test('what was counted for a merged commissioner is looked for where its predecessors lay', async () => {
  // Tees Valley was made of Darlington, Hartlepool and Stockton, and South Tees: in 2018 all in one system.
  assert.deepEqual((await rolled(one('16C'), 'commissioner', 'system', '2018-10-01')).placed, [
    { code: 'E54000049', period: '2019-20', count: 1000, estimated: 0 },
  ])
  const commissioners = (await rolled(one('16C'), 'commissioner', 'commissioner', '2018-10-01')).placed
  assert.deepEqual(
    commissioners.map(each => each.code),
    ['00C', '00K', '00M'],
  )
  near(sum(commissioners), 1000)
  assert.ok(commissioners.every(each => each.estimated === each.count))
})

test('a council that two systems share is parted by its people, and says so', async () => {
  const { placed } = await rolled(one('E08000025'), 'lower-council', 'system', '2021-04-01')
  assert.deepEqual(
    placed.map(each => [each.code, Math.round(each.count), each.estimated === each.count]),
    [
      ['E54000016', 156, true],
      ['E54000017', 844, true],
    ],
  )
})

test('a council that was merged since lands on its successor, before and after', async () => {
  // Allerdale is part of Cumberland from April 2023; Cumberland counts for 2021 are parted between its districts.
  assert.equal(
    (await rolled(one('E07000026'), 'lower-council', 'lower-council', '2024-04-01')).placed[0]?.code,
    'E06000063',
  )
  const districts = (await rolled(one('E06000063'), 'lower-council', 'lower-council', '2021-04-01')).placed
  assert.deepEqual(
    districts.map(each => each.code),
    ['E07000026', 'E07000028', 'E07000029'],
  )
  near(sum(districts), 1000)
  assert.deepEqual((await rolled(one('E06000063'), 'upper-council', 'upper-council', '2021-04-01')).placed, [
    { code: 'E10000006', period: '2019-20', count: 1000, estimated: 0 },
  ])
})

test('practices go by network, place and system; a practice leads to its commissioner', async () => {
  const to = (level: RollUpLevel) => rolled(one('P81042'), 'practice', level, '2021-03-10')
  assert.equal((await to('commissioner')).placed[0]?.code, '00R')
  assert.equal((await to('system')).placed[0]?.code, 'E54000048')
  assert.equal((await to('network')).placed.length, 1)
  const place = await rollUp(database.db, one('P81042'), {
    ...{ from: 'practice', to: 'place', on: day('2021-03-10') },
    system: 'lancashire-and-south-cumbria',
  })
  assert.ok(place.ok)
  assert.equal(place.value.placed[0]?.code, 'fylde-coast')
})

for (const [code, from, to, on, because] of [
  ['ZZZ', 'commissioner', 'system', '2021-04-01', 'not-listed'],
  ['00Q', 'commissioner', 'system', '2016-04-01', 'belongs-nowhere'],
  ['00Q', 'commissioner', 'upper-council', '2017-06-01', 'belongs-nowhere'],
  ['00Q', 'commissioner', 'commissioner', '2012-04-01', 'not-open-yet'],
] as const satisfies readonly (readonly [string, CountedBy, RollUpLevel, string, Reason])[])
  test(`what cannot be placed stays with its code: ${code} on ${on}, ${because}`, async () => {
    assert.deepEqual(await rolled(one(code), from, to, on), {
      placed: [],
      unplaced: [{ code, period: '2019-20', count: 1000, because }],
    })
  })

test('no way leads from councils to networks: refused', async () => {
  const found = await rollUp(database.db, one('E08000025'), {
    ...{ from: 'lower-council', to: 'network', on: day('2021-04-01') },
  })
  assert.deepEqual(found.ok ? null : [found.refusal.code, found.refusal.field], ['invalid', 'to'])
})

test('by every way on every first of April, whatever is counted for whom ever: placed and unplaced add up', async () => {
  for (const from of countedBy)
    for (const to of rollUpLevels.filter(level => routes[from][level]))
      for (const year of [2014, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024]) {
        const weights = await weightsTo(database.db, { from, to, on: day(`${year}-04-01`) })
        assert.ok(weights)
        if (from !== 'small-area') assert.ok(weights.size > 250)
        for (const [code, { parts, left }] of weights) {
          const whole = [...parts, ...left].reduce((total, each) => total + each.share, 0)
          assert.ok(Math.abs(whole - 1) < 1e-9, `${code} by ${from} to ${to} in ${year}: ${whole}`)
          assert.equal(new Set(parts.map(part => part.code)).size, parts.length)
        }
      }
})

test('counts of many periods stay in their periods', async () => {
  const counts = ['2019', '2020'].flatMap(period => [
    { code: '00C', period, count: 10 },
    { code: '00D', period, count: 5 },
    { code: 'ZZZ', period, count: 1 },
  ])
  const weights = await weightsTo(database.db, { from: 'commissioner', to: 'system', on: day('2021-04-01') })
  const relation = sql`(values ${sql.join(counts.map(each => sql`(${each.code}, ${each.period}, ${each.count}::integer)`))}) as c0(code, period, count)`
  const { placed, unplaced } = await rollUpBy(database.db, sql`(select * from ${relation})`, weights!)
  assert.deepEqual(
    placed.map(each => [each.code, each.period, each.count]),
    [
      ['E54000050', '2019', 15],
      ['E54000050', '2020', 15],
    ],
  )
  assert.deepEqual(
    unplaced.map(each => [each.code, each.period, each.count]),
    [
      ['ZZZ', '2019', 1],
      ['ZZZ', '2020', 1],
    ],
  )
})
