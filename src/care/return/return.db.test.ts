/** The return counted in SQL equals the return counted case by case, for random histories, now and at earlier instants. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Instant, Quarter } from '#kit'
import { as, countingActor, jobActor } from '#platform'
import { aMoment, type FreshDatabase, freshDatabase } from '#testing'
import { requestsIn } from './count.ts'
import { countReturn } from './count-return.ts'
import { keyOf } from './line.ts'
import { naiveReturn, naiveToolsOfNoSetting, type ToldCase } from './naive-return.ts'
import { commissioners, randomCases } from './random-histories.ts'
import { readAgain } from './read-again.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

const counting = countingActor('north', aMoment(), 'test')
const reader = jobActor('read-requests', 'north', ['hill'], aMoment(), 'test')

async function tell(cases: readonly ToldCase[]): Promise<void> {
  const { db } = database
  await sql`truncate care.person, care.case, facts.fact, facts.subject, care.request_reading cascade`.execute(
    db,
  )
  const people = new Map(cases.map(each => [each.person, each.bornOn]))
  const asJson = (rows: unknown) => sql`${JSON.stringify(rows)}::jsonb`
  await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    select 'north', g.id, g.id, 'Example', 'Joan', 'example', g.born, 'hill'
    from jsonb_to_recordset(${asJson([...people].map(([id, born]) => ({ id, born })))}) as g (id text, born date)`.execute(
    db,
  )
  const rows = cases.map((each, n) => ({
    id: `case-${n}`,
    person: each.person,
    facts: each.facts.length,
    received: each.facts.map(fact => fact.occurredOn).sort()[0],
  }))
  await sql`insert into facts.subject (system, id, kind, audience, place, version)
    select 'north', g.id, 'case', 'care', 'hill', g.facts
    from jsonb_to_recordset(${asJson(rows)}) as g (id text, facts integer)`.execute(db)
  await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
    select 'north', g.id, g.id, g.person, 'standard', 'received', '00Q', 'hill', g.received, g.received
    from jsonb_to_recordset(${asJson(rows)}) as g (id text, person text, received date)`.execute(db)
  await sql`insert into facts.fact (system, id, subject, name, occurred_on, recorded_at, recorded_by, recorded_role,
      withdraws, detail, audience, place)
    select 'north', g.id, g.subject, g.name, g."occurredOn", g."recordedAt", 'test', 'nurse-assessor', g.withdraws,
      g.detail, 'care', 'hill'
    from jsonb_to_recordset(${asJson(cases.flatMap(each => each.facts))}) as g (id bigint, subject text, name text,
      "occurredOn" date, "recordedAt" timestamptz, withdraws bigint, detail jsonb)`.execute(db)
}

async function counted(quarter: Quarter, commissioner: string | null, knownAt: Instant | null) {
  const outcome = await as(database.db, counting, tx =>
    countReturn(tx, counting, { quarter, commissioner, knownAt }),
  )
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message)
  return outcome.value
}

const quarters = ['2018-19-Q4', '2019-20-Q1', '2019-20-Q2', '2019-20-Q4', '2020-21-Q1'] as Quarter[]

/** Now, the end of a day, and the very instants at which something of this caseload was recorded. */
const instantsOf = (cases: readonly ToldCase[]): (Instant | null)[] => [
  ...[null, '2020-01-31T23:59:59.999Z' as Instant],
  ...[0.4, 0.8].map(share => cases.flatMap(each => each.facts)[Math.floor(share * cases.length)]!.recordedAt),
]

for (const seed of [1, 2, 3])
  test(`random histories ${seed}: every cell of every quarter, commissioner and instant, and every identity`, async () => {
    const cases = randomCases(seed, 260)
    await tell(cases)
    assert.equal(await readAgain(database.db, reader), cases.length)
    assert.equal(await readAgain(database.db, reader), 0)
    for (const quarter of quarters)
      for (const commissioner of [null, ...commissioners])
        for (const knownAt of instantsOf(cases)) {
          const { counted: found, requests } = await counted(quarter, commissioner, knownAt)
          const values = Object.fromEntries(found.cells.map(cell => [keyOf(cell), cell.value]))
          const where = `${quarter} ${commissioner} ${knownAt}`
          assert.deepEqual(values, naiveReturn(cases, quarter, commissioner, knownAt), where)
          assert.equal(
            requestsIn({ requests }, 'tools-of-no-setting', ['standard']),
            naiveToolsOfNoSetting(cases, quarter, commissioner, knownAt),
            where,
          )
          assert.deepEqual(
            found.identities.filter(each => !each.holds),
            [],
            where,
          )
        }
  })
