/** Totals: counted over everybody's cases, in sets, and the same as case by case. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { addDays, type Day, day, daysBetween } from '#kit'
import { as, countingActor } from '#platform'
import { aMoment, anActor, type FreshDatabase, freshDatabase } from '#testing'
import { ageBands, bandOf, beyondBands } from '../age-bands.ts'
import type { CaseState } from '../case.ts'
import { isStuck, movingStates, openStates, outstandingUntil, stuckSince } from '../working-day.ts'
import { countByStateAndAge, countByTeam, countLimitsByTeam } from './counts.ts'
import { countConcluded, countDecisions, countPromises, countReviews } from './overview.ts'

const today = day('2021-03-10')
const moment = aMoment(today)
const counting = countingActor('north', moment, 'test')
let database: FreshDatabase

type Made = {
  readonly n: number
  readonly place: string
  readonly state: CaseState
  readonly receivedOn: Day
  readonly lastFactOn: Day
  readonly waitingSince: Day | null
  readonly coordinator: string | null
  readonly bookedOn: Day | null
  readonly inherited: boolean
}
const states = [...openStates, 'ended', 'closed'] as const
const made: Made[] = Array.from({ length: 240 }, (_, n) => ({
  ...{ n, place: n % 3 ? 'hill' : 'dale', state: states[n % states.length]! as CaseState },
  receivedOn: addDays(today, -((n * 7) % 400)),
  lastFactOn: addDays(today, -(n % 12)),
  waitingSince: n % 5 === 0 ? addDays(today, -(n % 40)) : null,
  coordinator: n % 4 === 0 ? null : `nurse-${n % 3}`,
  bookedOn: n % 7 === 0 ? addDays(today, n % 30) : null,
  inherited: n % 11 === 0,
}))
const isUndecided = ({ state }: Made): boolean =>
  ['received', 'accepted', 'coordinated', 'assessed', 'recommended'].includes(state)

/** Decided or closed after up to 50 days. */
const concludedOn = ({ n, state, receivedOn }: Made): Day | null =>
  state === 'ended' || state === 'closed' ? addDays(receivedOn, n % 50) : null

async function insert(system: string, each: Made): Promise<void> {
  const { n, place, receivedOn } = each
  const due = addDays(receivedOn, 28)
  const isReview = each.state === 'in-package'
  await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    values (${system}, ${`p${n}`}, ${`n${n}`}, 'Example', 'Joan', 'example', '1938-05-01', ${place})`.execute(
    database.db,
  )
  await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, team,
      received_on, coordinator, waiting_for, waiting_since, booked_on, last_fact_on, inherited)
    values (${system}, ${`c${n}`}, ${`r${n}`}, ${`p${n}`}, 'standard', ${each.state}, '00Q', ${place},
      ${`${place}-team`}, ${receivedOn}, ${each.coordinator}, ${each.waitingSince && 'a ward'},
      ${each.waitingSince}, ${each.bookedOn}, ${each.lastFactOn}, ${each.inherited})`.execute(database.db)
  const stopped = concludedOn(each)
  if (!isUndecided(each) && !isReview && stopped === null) return
  await sql`insert into clocks.clock (system, rule, subject, starting_fact, started_on, due_on, paused, stopped_on,
      outcome, owner, place, team, audience, calendar_version)
    values (${system}, ${isReview ? 'chc-review-first' : 'chc-decision'}, ${`c${n}`}, ${n}, ${receivedOn}, ${due},
      false, ${stopped}, ${stopped && (each.state === 'closed' ? 'discounted' : 'stopped')}, '00Q', ${place},
      ${`${place}-team`}, 'care', '1')`.execute(database.db)
}

before(async () => {
  database = await freshDatabase()
  for (const each of made) await insert('north', each)
  // Another system's cases are in no total of this one.
  for (const each of made.slice(0, 20)) await insert('south', each)
})
after(() => database.close())

const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

test('counts of a team by state and age are those of its cases one by one', async () => {
  const rows = await as(database.db, counting, tx => countByStateAndAge(tx, 'north', 'hill-team', today))
  const cases = made.filter(each => each.place === 'hill' && movingStates.includes(each.state))
  assert.equal(
    sum(rows, row => row.cases),
    cases.length,
  )
  for (const { state, band, cases: counted } of rows)
    assert.equal(
      counted,
      cases.filter(
        each => each.state === state && bandOf(ageBands, daysBetween(each.receivedOn, today)) === band,
      ).length,
      `${state} ${band}`,
    )
})

test('a case is stuck in sets when it is stuck by itself; the role that counts is bound to no place', async () => {
  const rows = await as(database.db, counting, tx => countByTeam(tx, 'north', today))
  assert.deepEqual(rows.map(row => row.team).sort(), ['dale-team', 'hill-team'])
  for (const row of rows) {
    const cases = made.filter(each => `${each.place}-team` === row.team && movingStates.includes(each.state))
    const since = stuckSince(today)
    assert.deepEqual(
      [row.open, row.stuck, row.unassigned, row.waiting, row.toVerify],
      [
        cases.length,
        cases.filter(each => isStuck(each, since)).length,
        cases.filter(each => each.coordinator === null).length,
        cases.filter(each => each.waitingSince !== null).length,
        cases.filter(each => each.state === 'recommended').length,
      ],
    )
  }
  const [one] = await as(database.db, counting, tx => countByTeam(tx, 'north', today, 'hill-team'))
  assert.deepEqual(
    one,
    rows.find(row => row.team === 'hill-team'),
  )
})

test('decisions fall into the national bands, and into the forecast until the day before they are late', async () => {
  const rows = await as(database.db, counting, tx => countDecisions(tx, 'north', today))
  const undecided = made.filter(isUndecided)
  assert.equal(
    sum(rows, row => row.cases),
    undecided.length,
  )
  const beyond = (each: Made): number => daysBetween(each.receivedOn, today) - 28
  for (const [index] of beyondBands.entries())
    assert.equal(
      sum(
        rows.filter(row => row.band === index + 1),
        row => row.cases,
      ),
      undecided.filter(each => bandOf(beyondBands, beyond(each)) === index).length,
    )
  const soon = undecided.filter(each => beyond(each) <= 0 && beyond(each) > -14)
  assert.equal(
    sum(
      rows.filter(row => row.soon),
      row => row.cases,
    ),
    soon.length,
  )
  const late = undecided.filter(each => beyond(each) > 0)
  const limits = await as(database.db, counting, tx => countLimitsByTeam(tx, 'north', today))
  const reviews = made.filter(each => each.state === 'in-package')
  assert.equal(
    sum(limits, row => row.late),
    late.length + reviews.filter(each => beyond(each) > 0).length,
  )
})

test('cohorts: inherited, and open while assessments were suspended', async () => {
  const rows = await as(database.db, counting, tx => countDecisions(tx, 'north', today))
  const undecided = made.filter(isUndecided)
  const inherited = undecided.filter(each => each.inherited)
  const deferred = undecided.filter(each => !each.inherited && each.receivedOn <= '2020-08-31')
  assert.ok(inherited.length > 0 && deferred.length > 0)
  assert.equal(
    sum(
      rows.filter(row => row.inherited),
      row => row.cases,
    ),
    inherited.length,
  )
  assert.equal(
    sum(
      rows.filter(row => !row.inherited && row.deferred),
      row => row.cases,
    ),
    deferred.length,
  )
})

test('reviews are outstanding from three months before they are due, and overdue after', async () => {
  const rows = await as(database.db, counting, tx => countReviews(tx, 'north', today))
  const due = made.filter(each => each.state === 'in-package').map(each => addDays(each.receivedOn, 28))
  assert.equal(
    sum(rows, row => row.outstanding),
    due.filter(each => each <= outstandingUntil(today)).length,
  )
  assert.equal(
    sum(rows, row => row.overdue),
    due.filter(each => each < today).length,
  )
  const promises = await as(database.db, counting, tx => countPromises(tx, 'north', today))
  assert.equal(promises.find(each => each.rule === 'chc-review-first')?.running, due.length)
})

test('what was concluded in a month, and how much of it within 28 days, closed referrals among it', async () => {
  const [from, until] = [day('2020-06-01'), day('2021-01-01')]
  const rows = await as(database.db, counting, tx => countConcluded(tx, 'north', from, until))
  const expected = new Map<string, { concluded: number; inTime: number }>()
  for (const each of made) {
    const on = concludedOn(each)
    if (on === null || on < from || on >= until) continue
    const month = expected.get(`${on.slice(0, 7)}-01`) ?? { concluded: 0, inTime: 0 }
    month.concluded += 1
    month.inTime += daysBetween(each.receivedOn, on) <= 28 ? 1 : 0
    expected.set(`${on.slice(0, 7)}-01`, month)
  }
  assert.ok(expected.size > 5)
  assert.deepEqual(new Map(rows.map(({ month, ...counted }) => [String(month), counted])), expected)
})

test('nobody else may read the totals, and the role that counts reads no case', async () => {
  const lead = anActor('place-lead')
  for (const view of ['care.counted_case', 'care.counted_limit'])
    await assert.rejects(
      as(database.db, lead, tx => sql.raw(`select from ${view}`).execute(tx)),
      /permission denied/,
    )
  for (const table of ['care.case', 'care.person', 'clocks.clock'])
    await assert.rejects(
      as(database.db, counting, tx => sql.raw(`select from ${table}`).execute(tx)),
      /permission denied/,
    )
})
