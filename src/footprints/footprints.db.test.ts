/** The shipped reference data against numbers published or worked out elsewhere (data/README.md). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { as } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import {
  commissionersOf,
  demonstrationFolder,
  familyOf,
  findArea,
  historyOf,
  loadReferenceData,
  loadSystem,
  namedOn,
  organisationOn,
  organisationsOn,
  parentsOn,
  placeOfCommissioner,
  placesOf,
  residentsOf,
  residentsOfPlaces,
  standingForOn,
  successionsOn,
  systemCodeOn,
  teamsOf,
  whereBelongs,
} from './index.ts'

const lancashire = 'lancashire-and-south-cumbria'
const yorkshire = 'west-yorkshire-and-harrogate'
const systems = [
  { system: lancashire, name: 'Lancashire', today: day('2021-03-10') },
  { system: yorkshire, name: 'Yorkshire', today: day('2018-10-01') },
]
let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await loadReferenceData(database)
  for (const { system } of systems) await loadSystem(database, demonstrationFolder(system))
})
after(() => database.close())
const db = () => database.db

test('the second start applies nothing and is quick', async () => {
  const started = performance.now()
  assert.deepEqual(await loadReferenceData(database), { applied: 0, unchanged: 8 })
  assert.ok(performance.now() - started < 500)
  const again = await loadSystem(database, demonstrationFolder(lancashire))
  assert.deepEqual([again.applied, again.unchanged], [0, 5])
})

for (const [on, count] of [
  ['2013-04-01', 211],
  ['2015-04-01', 209],
  ['2017-04-01', 207],
  ['2018-04-01', 195],
  ['2019-04-01', 191],
  ['2020-03-31', 191],
  ['2020-04-01', 135],
  ['2021-03-31', 135],
  ['2021-04-01', 106],
  ['2022-06-30', 106],
  ['2022-07-01', 0],
] as const)
  test(`${count} CCGs on ${on}`, async () => {
    assert.equal((await organisationsOn(db(), ['ccg'], day(on))).length, count)
  })

test('106 sub-ICB locations from July 2022; the 32 reporting entities of April 2024 are among 138', async () => {
  assert.equal((await organisationsOn(db(), ['sub-icb'], day('2022-07-01'))).length, 106)
  assert.equal((await organisationsOn(db(), ['sub-icb'], day('2024-04-01'))).length, 138)
})

for (const [on, kind, count] of [
  ['2017-04-01', 'stp', 44],
  ['2020-04-01', 'stp', 42],
  ['2021-04-01', 'stp', 42],
  ['2022-07-01', 'icb', 42],
  ['2024-04-01', 'icb', 42],
  ['2021-04-01', 'nhs-region', 7],
  ['2021-04-01', 'region', 9],
] as const)
  test(`${count} of kind ${kind} on ${on}`, async () => {
    assert.equal((await organisationsOn(db(), [kind], day(on))).length, count)
  })

test('309 lower-tier and 152 upper-tier councils in April 2021', async () => {
  const councils = await organisationsOn(db(), ['council'], day('2021-04-01'))
  const [counties, others] = [
    councils.filter(each => each.code.startsWith('E10')),
    councils.filter(each => !each.code.startsWith('E10')),
  ]
  assert.equal(others.length, 309)
  assert.equal(counties.length + others.filter(each => !each.code.startsWith('E07')).length, 152)
})

for (const [on, old, merged] of [
  ['2020-04-01', 74, 18],
  ['2021-04-01', 38, 9],
] as const)
  test(`${old} CCGs became ${merged} on ${on}, and nothing is lost or doubled`, async () => {
    const successions = await successionsOn(db(), 'ccg', day(on))
    assert.equal(new Set(successions.map(each => each.oldCode)).size, old)
    assert.equal(successions.length, old)
    assert.equal(new Set(successions.map(each => each.newCode)).size, merged)
    const before = await organisationsOn(
      db(),
      ['ccg'],
      on === '2020-04-01' ? day('2020-03-31') : day('2021-03-31'),
    )
    const moved = new Map(successions.map(each => [each.oldCode, each.newCode]))
    const afterwards = new Set(before.map(each => moved.get(each.code) ?? each.code))
    const live = await organisationsOn(db(), ['ccg'], day(on))
    assert.deepEqual([...afterwards].sort(), live.map(each => each.code).sort())
  })

test('every CCG of 2013 stands somewhere in 2022, and together they are the 106', async () => {
  const first = await organisationsOn(db(), ['ccg'], day('2013-04-01'))
  const standing = new Set<string>()
  for (const { code } of first) {
    const now = await standingForOn(db(), code, day('2022-06-30'))
    assert.equal(now.length, 1, `${code} stands for ${now.join()}`)
    standing.add(now[0]!)
  }
  assert.equal(standing.size, 106)
})

test('a chain of mergers is followed: Newcastle West became Newcastle Gateshead', async () => {
  assert.deepEqual(await standingForOn(db(), '00H', day('2014-01-01')), ['00H'])
  assert.deepEqual(await standingForOn(db(), '00H', day('2021-01-01')), ['13T'])
  assert.deepEqual(
    (await familyOf(db(), '13T')).map(each => each.oldCode),
    ['00F', '00G', '00H'],
  )
})

test('a body has the kind and the name of the day', async () => {
  const nameOn = async (code: string, on: string) => (await organisationOn(db(), code, day(on)))?.name
  assert.equal(await nameOn('02M', '2018-03-31'), 'NHS Fylde & Wyre CCG')
  assert.equal(await nameOn('02M', '2018-04-01'), 'NHS Fylde and Wyre CCG')
  assert.equal(await nameOn('02M', '2022-07-01'), 'NHS Lancashire and South Cumbria ICB - 02M')
  assert.equal(await nameOn('E07000112', '2018-03-31'), 'Shepway')
  assert.equal(await nameOn('E07000112', '2018-04-01'), 'Folkestone and Hythe')
  assert.equal(await nameOn('00Q', '2012-01-01'), undefined)
  assert.deepEqual(
    (await historyOf(db(), 'E54000048')).map(each => each.kind),
    ['stp', 'icb'],
  )
  assert.equal(await nameOn('0CX', '2021-03-10'), 'NHS Midlands and Lancashire Commissioning Support Unit')
})

test('the commissioners of a system in a year, and the system and region of a commissioner', async () => {
  const codes = async (system: string, on: string) =>
    (await commissionersOf(db(), system, day(on))).map(each => each.code).sort()
  const eight = ['00Q', '00R', '00X', '01A', '01E', '01K', '02G', '02M']
  assert.deepEqual(await codes('E54000048', '2021-03-10'), eight)
  assert.deepEqual(await codes('E54000048', '2022-07-01'), eight)
  assert.equal((await codes('E54000005', '2018-10-01')).length, 9)
  assert.deepEqual(await codes('E54000005', '2020-04-01'), [])
  const { system, region } = await whereBelongs(db(), '01K', day('2021-03-10'))
  assert.deepEqual([system?.code, region?.code, region?.name], ['E54000048', 'Y62', 'North West'])
  const earlier = await whereBelongs(db(), '03E', day('2018-10-01'))
  assert.deepEqual([earlier.system?.name, earlier.region], ['West Yorkshire', null])
})

test('every commissioner of every April belongs to exactly one system', async () => {
  for (const on of ['2017', '2018', '2019', '2020', '2021'].map(year => day(`${year}-04-01`))) {
    const ccgs = await organisationsOn(db(), ['ccg'], on)
    const members = await Promise.all(
      (await organisationsOn(db(), ['stp'], on)).map(system => commissionersOf(db(), system.code, on)),
    )
    assert.deepEqual(
      members
        .flat()
        .map(each => each.code)
        .sort(),
      ccgs.map(each => each.code).sort(),
    )
  }
})

test('England has 56,550,138 residents however it is summed', async () => {
  const on = day('2021-04-01')
  const sum = async (codes: string[]) => {
    const found = await residentsOf(db(), codes, on)
    assert.equal(found.size, codes.length)
    return [...found.values()].reduce(
      (total, { people, adults }) => [total[0]! + people, total[1]! + adults!],
      [0, 0],
    )
  }
  const england = [56_550_138, 44_456_850]
  assert.deepEqual(await sum(['E92000001']), england)
  for (const kind of ['ccg', 'stp', 'nhs-region', 'region'] as const)
    assert.deepEqual(
      await sum((await organisationsOn(db(), [kind], on)).map(each => each.code)),
      england,
      kind,
    )
  const councils = (await organisationsOn(db(), ['council'], on)).map(each => each.code)
  assert.deepEqual(await sum(councils.filter(code => !code.startsWith('E10'))), england)
  assert.deepEqual(await sum(councils.filter(code => !code.startsWith('E07'))), england)
})

test('residents of a commissioner, a place and a system', async () => {
  const on = day('2021-03-10')
  assert.deepEqual((await residentsOf(db(), ['00Q'], on)).get('00Q'), {
    ...{ people: 150_030, adults: 111_377, over65: 21_986, year: 2020 },
  })
  const system = (await residentsOf(db(), ['E54000048'], on)).get('E54000048')
  assert.equal(system?.adults, 1_347_602)
  const places = await residentsOfPlaces(db(), lancashire, on)
  assert.equal(places.size, 5)
  assert.equal(
    [...places.values()].reduce((sum, place) => sum + place.adults!, 0),
    system?.adults,
  )
  const wakefield = (await residentsOfPlaces(db(), yorkshire, day('2018-10-01'))).get('wakefield')
  assert.deepEqual([wakefield?.people, wakefield?.year], [348_312, 2019])
})

test('ages are null, not zero, where the source has none', async () => {
  const bradford = (await residentsOf(db(), ['02W'], day('2018-10-01'))).get('02W')
  assert.deepEqual([bradford?.people, bradford?.adults], [86_431, null])
})

test('a demonstration system has its places, commissioners, councils and teams', async () => {
  const places = await placesOf(db(), lancashire)
  assert.deepEqual(
    places.map(each => [each.place, each.commissioners.join(' ')]),
    [
      ['central-lancashire', '00X 01E'],
      ['fylde-coast', '00R 02M'],
      ['morecambe-bay', '01K'],
      ['pennine-lancashire', '00Q 01A'],
      ['west-lancashire', '02G'],
    ],
  )
  const councils = await namedOn(
    db(),
    places.flatMap(each => each.councils),
    day('2021-03-10'),
  )
  assert.deepEqual(
    places.find(each => each.place === 'west-lancashire')?.councils.map(code => councils.get(code)?.name),
    ['West Lancashire', 'Lancashire'],
  )
  const teams = await teamsOf(db(), lancashire)
  assert.deepEqual([teams.length, teams[0]?.kind, teams[0]?.place], [6, 'hub', null])
  assert.equal(await placeOfCommissioner(db(), lancashire, '01E'), 'central-lancashire')
  assert.equal(await placeOfCommissioner(db(), yorkshire, '01E'), undefined)
  assert.equal(await systemCodeOn(db(), yorkshire, day('2018-10-01')), 'E54000005')
  assert.equal(await systemCodeOn(db(), yorkshire, day('2021-04-01')), 'E54000054')
})

test('the public may read footprints and the search, and write nothing', async () => {
  const visitor = anActor('public')
  assert.equal((await as(db(), visitor, tx => findArea(tx, 'blackburn', systems))).length > 0, true)
  await assert.rejects(
    as(db(), visitor, tx => sql`delete from footprints.organisation`.execute(tx)),
    /permission denied/,
  )
})

test('a practice leads to its network and commissioner on a day', async () => {
  const on = day('2021-03-10')
  const [commissioner] = await parentsOn(db(), 'practice-commissioner', 'P81042', on)
  const [network] = await parentsOn(db(), 'practice-network', 'P81042', on)
  assert.equal(commissioner?.code, '00R')
  assert.equal(network?.kind, 'pcn')
})
