/** Bodies that kept their code while a part of them went to another: counts of before and after, on the real lists. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Day, day } from '#kit'
import { type FreshDatabase, freshDatabase } from '#testing'
import { loadReferenceData } from '../load.ts'
import { commissionerKinds, systemKinds } from '../organisation.ts'
import { landingsOn } from '../store/landings.ts'
import { organisationsOn } from '../store/organisations.ts'
import { residentsOf } from '../store/populations.ts'
import type { Count, PlacedCount } from '../store/roll-up.ts'
import { rollUp } from './roll-up.ts'
import type { RollUpTo } from './weights.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())

const [before2022, after2022] = [day('2021-04-01'), day('2022-07-01')]

async function placedBy(counts: readonly Count[], asked: RollUpTo): Promise<readonly PlacedCount[]> {
  const found = await rollUp(database.db, counts, asked)
  assert.ok(found.ok)
  assert.deepEqual(found.value.unplaced, [])
  return found.value.placed
}

async function residentsOfAll(kinds: typeof commissionerKinds | typeof systemKinds, on: Day) {
  const codes = (await organisationsOn(database.db, kinds, on)).map(each => each.code)
  return residentsOf(database.db, codes, on)
}
const asCounts = (residents: Awaited<ReturnType<typeof residentsOfAll>>): Count[] =>
  [...residents].map(([code, { people }]) => ({ code, period: '', count: people }))
const one = (code: string): Count[] => [{ code, period: '', count: 1000 }]
const shown = (placed: readonly PlacedCount[]) =>
  placed.map(each => [each.code, Math.round(each.count), each.estimated > 0])

for (const [counted, on, estimated] of [
  [before2022, after2022, 6],
  [after2022, before2022, 6],
  [after2022, day('2024-04-01'), 2],
] as const)
  test(`the people of the commissioners of ${counted} at the systems of ${on} are those systems' people`, async () => {
    const counts = asCounts(await residentsOfAll(commissionerKinds, counted))
    const placed = await placedBy(counts, {
      ...{ from: 'commissioner', to: 'system', on, countedOn: counted },
    })
    const own = await residentsOfAll(systemKinds, on)
    assert.equal(placed.length, 42)
    // Shares are rounded to six places.
    for (const { code, count } of placed) assert.ok(Math.abs(count - own.get(code)!.people) <= 1, code)
    assert.equal(placed.filter(each => each.estimated > 0).length, estimated)
  })

test('without a day of the count a body has the boundary of the day that is asked about', async () => {
  const asked = { from: 'commissioner', to: 'system', on: after2022 } as const
  assert.deepEqual(shown(await placedBy(one('D2P2L'), asked)), [['E54000062', 1000, false]])
  assert.deepEqual(shown(await placedBy(one('D2P2L'), { ...asked, countedOn: before2022 })), [
    ['E54000055', 129, true],
    ['E54000062', 871, true],
  ])
  assert.deepEqual(shown(await placedBy(one('D2P2L'), { ...asked, countedOn: after2022 })), [
    ['E54000062', 1000, false],
  ])
})

test('what closed before was counted before: its successor of then is brought over the day', async () => {
  const landings = async (code: string, on: string) =>
    (await landingsOn(database.db, [code], day(on))).get(code)!.map(each => [each.code, each.moved])
  assert.deepEqual(await landings('05L', '2022-06-30'), [['D2P2L', 'whole']])
  assert.deepEqual(await landings('05L', '2022-07-01'), [
    ['15E', 'by-share'],
    ['D2P2L', 'by-share'],
  ])
})

test('a practice of West Birmingham is known by its commissioner of before: an estimate, and said so', async () => {
  const placed = await placedBy(one('M85176'), { from: 'practice', to: 'system', on: after2022 })
  assert.ok(placed.length === 2 && placed.every(each => each.estimated === each.count))
})

test('a district is of the council that it went to whole, though its county was divided', async () => {
  const asked = { to: 'upper-council', on: day('2024-04-01') } as const
  const districts = ['E07000026', 'E07000027', 'E07000028', 'E07000029', 'E07000030', 'E07000031']
  const counts = districts.flatMap(one)
  assert.deepEqual(shown(await placedBy(counts, { ...asked, from: 'lower-council' })), [
    ['E06000063', 3000, false],
    ['E06000064', 3000, false],
  ])
  const county = await placedBy(one('E10000006'), { ...asked, from: 'upper-council' })
  assert.ok(county.length === 2 && county.every(each => each.estimated === each.count))
})
