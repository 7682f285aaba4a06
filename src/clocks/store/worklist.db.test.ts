import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '#kit'
import { as } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { begin, record } from '../record.ts'
import { installRules } from '../registry.ts'
import { soonUntil } from '../state.ts'
import { type ClockRow, standingOf } from './clock.ts'
import { type After, countWorklist, type WorklistFilter, worklist } from './worklist.ts'

const places = ['hill', 'dale'] as const
const teams = ['east', 'west'] as const
const lead = anActor('place-lead', { places })
const today = day('2021-03-10')
const cases = 60

let database: FreshDatabase
before(async () => {
  installRules([
    { id: 'test.decision', limit: 'chc-decision', starts: ['asked'], stops: ['decided'] },
    { id: 'test.response', limit: 'reg22', starts: ['asked'], stops: ['decided'] },
    {
      ...{ id: 'test.request', limit: 'foi', starts: ['asked-for-papers'], stops: ['decided'] },
      pauses: { from: 'fee-asked', to: 'fee-paid' },
    },
  ])
  database = await freshDatabase()
  await as(database.db, lead, async tx => {
    for (let index = 0; index < cases; index += 1) {
      const id = `case-${String((index * 37) % cases).padStart(2, '0')}`
      const labels = { place: places[index % 2]!, team: teams[index % 3]! ?? null, owner: '01A' }
      const inCharge = index % 4 === 0 ? null : `nurse-${index % 3}`
      await begin(tx, lead, { id, kind: 'case', audience: 'care', ...labels, inCharge })
      // Days repeat, so that many clocks fall due together, and two rules give one case two clocks on one day.
      const asked = addDays(today, -40 + (index % 13) * 3)
      const told = (name: string, on = asked) => record(tx, lead, { subject: id, name, occurredOn: on })
      await told('asked')
      if (index % 5 === 0) await told('asked-for-papers')
      if (index % 10 === 0) await told('fee-asked', addDays(asked, 1))
      if (index % 7 === 0) await told('decided', addDays(asked, 2))
    }
  })
})
after(() => database.close())

const list = (filter: WorklistFilter, after: After | undefined, limit: number, actor = lead) =>
  as(database.db, actor, tx =>
    worklist(tx, 'north', today, filter, { limit, ...(after === undefined ? {} : { after }) }),
  )
const whole = (filter: WorklistFilter = {}, actor = lead) => list(filter, undefined, 10_000, actor)
const keyOf = (row: ClockRow) => `${row.due_on} ${row.subject} ${row.rule} ${row.starting_fact}`
const afterRow = (row: ClockRow): After => ({
  ...{ dueOn: row.due_on!, subject: row.subject, rule: row.rule, startingFact: row.starting_fact },
})

test('the list holds every clock that runs and has a due day, next breach first', async () => {
  const rows = await whole()
  const { rows: expected } = await database.pool.query(
    `select * from clocks.clock where outcome is null and due_on is not null
     order by due_on, subject, rule, starting_fact`,
  )
  assert.deepEqual(rows.map(keyOf), expected.map(keyOf))
  assert.ok(rows.length > 90)
  const twice = rows.filter(
    (row, index) => rows[index + 1]?.subject === row.subject && rows[index + 1]?.due_on === row.due_on,
  )
  assert.ok(twice.length > 10, 'the data has cases with two clocks that fall due on one day')
})

const pagings: [string, WorklistFilter, number[]][] = [
  ['all that may be seen', {}, [1, 2, 7, 50]],
  ['several places, merged', { places }, [1, 7, 50]],
]
for (const [what, filter, sizes] of pagings)
  test(`pages of any size follow one another without losing or repeating a row: ${what}`, async () => {
    const rows = (await whole()).map(keyOf)
    for (const size of sizes) {
      const paged: string[] = []
      for (let after: After | undefined; ; ) {
        const page = await list(filter, after, size)
        paged.push(...page.map(keyOf))
        if (page.length < size) break
        after = afterRow(page.at(-1)!)
      }
      assert.deepEqual(paged, rows, `pages of ${size}`)
    }
  })

const filters: fc.Arbitrary<WorklistFilter> = fc.record(
  {
    places: fc.subarray([...places, 'moor']),
    team: fc.constantFrom(...teams),
    inCharge: fc.constantFrom('nurse-1', 'nurse-2', 'nobody'),
    unassigned: fc.constant(true as const),
    rules: fc.subarray(['test.decision', 'test.response', 'test.request']),
    only: fc.constantFrom<'late' | 'due-soon'>('late', 'due-soon'),
  },
  { requiredKeys: [] },
)

/** The filter once more, on rows in memory. */
function passes(row: ClockRow, filter: WorklistFilter): boolean {
  const { dueOn } = standingOf(row)
  const isLate = dueOn! < today
  const isSoon = !isLate && dueOn! <= soonUntil(today)
  return (
    (filter.places?.includes(row.place!) ?? true) &&
    (filter.team === undefined || row.team === filter.team) &&
    (filter.inCharge === undefined || row.in_charge === filter.inCharge) &&
    (filter.unassigned === undefined || row.in_charge === null) &&
    (filter.rules?.includes(row.rule) ?? true) &&
    (filter.only === undefined || (filter.only === 'late' ? isLate : isSoon))
  )
}

test('any filter gives the rows that pass it, and the count is their number', async () => {
  const rows = await whole()
  await fc.assert(
    fc.asyncProperty(filters, async filter => {
      const found = await whole(filter)
      assert.deepEqual(found.map(keyOf), rows.filter(row => passes(row, filter)).map(keyOf))
      const counted = await as(database.db, lead, tx => countWorklist(tx, 'north', today, filter, 10_000))
      const late = found.filter(row => row.due_on! < today)
      assert.deepEqual(counted, { total: found.length, late: late.length })
    }),
    { numRuns: 60 },
  )
})

test('a count goes no further than it is asked to', async () => {
  const all = (await whole()).length
  const count = async (upTo: number) =>
    (await as(database.db, lead, tx => countWorklist(tx, 'north', today, {}, upTo))).total
  assert.deepEqual([await count(10), await count(all), await count(all + 1)], [11, all, all])
})

test('a list without a filter holds only what the actor may see', async () => {
  const dale = anActor('place-lead', { places: ['dale'] })
  const rows = await whole({}, dale)
  assert.ok(rows.length > 0)
  assert.deepEqual(rows.map(keyOf), (await whole({ places: ['dale'] })).map(keyOf))
  assert.deepEqual(await whole({}, anActor('councillor', { places })), [])
})
