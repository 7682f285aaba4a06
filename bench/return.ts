/**
 * The national return of a year of England, or of ten with `--full`, against a query written by hand over a flat
 * table made for it: one row a referral, no knowledge of when anything was known, nothing to open.
 *
 *   node --conditions=source --import tsx bench/return.ts [--full]
 */
import { sql } from 'kysely'
import type { Instant, Quarter } from '#kit'
import { as, countingActor } from '#platform'
import { freshDatabase } from '#testing'
import { countReturn } from '../src/care/return/count-return.ts'

/** Referrals of England in a year, both types (written answer HL16774: 170,748 in 2018-19). */
const referralsOfAYear = 170_000
const years = process.argv.includes('--full') ? 10 : 1
const rounds = 7

const database = await freshDatabase()
const { db } = database
const at = { today: '2020-04-30', now: '2020-04-30T10:00:00.000Z' } as Parameters<typeof countingActor>[1]
const actor = countingActor('bench', at, 'bench')
const quarter = '2019-20-Q3' as Quarter

await makeRows()
const now = await median(() => count(null))
const early = await median(() => count('2020-01-31T23:59:59.999Z' as Instant))
const flat = await median(countFlat)
const ratio = (a: number, b: number) => (a / b).toFixed(2)
console.log(`${(referralsOfAYear * years).toLocaleString('en-GB')} referrals, median of ${rounds}`)
console.log(`  hand-written query over a flat table      ${flat.toFixed(0)} ms`)
console.log(
  `  the return, as known now                  ${now.toFixed(0)} ms = ${ratio(now, flat)} times (aim 3)`,
)
console.log(
  `  the return, as known on 31 January 2020   ${early.toFixed(0)} ms = ${ratio(early, now)} times now (aim 2)`,
)
await database.close()

/** Every tenth is fast track; about half of the standard referrals are decided within 28 days; one in fifty moved. */
async function makeRows(): Promise<void> {
  const count = referralsOfAYear * years
  await sql`create schema bench`.execute(db)
  await sql`
    create table bench.drawn as
    select n, 'case-' || n as id, case when n % 10 < 5 then 'standard' else 'fast-track' end as activity,
      'C' || n % 135 as commissioner, day, day + lag as recorded,
      case when n % 10 >= 5 then day + 1 when n % 7 < 5 then day + (15 + n % 60) end as decided,
      case when n % 10 >= 5 or n % 4 = 0 then 'eligible' when n % 4 = 1 then 'nursing-care' else 'not-eligible' end
        as outcome,
      case when n % 10 < 5 and n % 7 = 5 then day + (10 + n % 30) end as closed,
      case when n % 3 > 0 then day + (80 + n % 400) end as ended, case when n % 9 = 0 then 'acute' else 'community' end as setting
    from (select n, date '2020-04-01' - (n::bigint * ${365 * years} / ${count})::integer as day, n % 4 as lag
      from generate_series(1, ${count}::integer) n) g`.execute(db)
  await sql`
    insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
    select 'bench', 'person-' || n, n::text, 'E', 'J', 'e', '1938-05-01', 'hill' from bench.drawn`.execute(db)
  await sql`
    insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
    select 'bench', id, id, 'person-' || n, activity, 'received', commissioner, 'hill', day, day from bench.drawn`.execute(
    db,
  )
  const known = (name: string) => sql`${sql.ref(name)} + (recorded - day) + time '10:00'`
  const columns = sql`system, case_id, number, activity, commissioner, responsible_from, responsible_to, known_from,
    known_until, started_on, started_known, assessed_on, assessed_known, setting, decided_on, decided_known, outcome,
    closed_on, closed_known, ended_on, ended_known, someone, adult_since, place, facts_seen`
  const values = (
    number: number,
    from: unknown,
    to: unknown,
    commissioner: unknown,
  ) => sql`'bench', id, ${number}::integer, activity,
    ${commissioner}, ${from}, ${to}, ${known('day')}, 'infinity'::timestamptz, day, ${known('day')}, decided - 5,
    ${known('decided')}, setting, decided, ${known('decided')}, case when decided is not null then outcome end,
    closed, ${known('closed')}, case when decided is not null then greatest(ended, decided) end, ${known('ended')},
    n, date '0001-01-01', 'hill', 5`
  await sql`
    insert into care.request_reading (${columns})
    select ${values(0, sql`date '0001-01-01'`, sql`case when n % 50 = 0 then day + 60 else date '9999-12-31' end`, sql`commissioner`)} from bench.drawn
    union all
    select ${values(1, sql`day + 60`, sql`date '9999-12-31'`, sql`'C' || n % 134`)} from bench.drawn where n % 50 = 0`.execute(
    db,
  )
  await sql`
    create table bench.referral as
    select n as person, activity, commissioner, day as received, decided - 5 as assessed, setting, decided, outcome,
      closed, case when decided is not null then greatest(ended, decided) end as ended, true as adult
    from bench.drawn`.execute(db)
  await sql`analyze`.execute(db)
}

async function count(knownAt: Instant | null): Promise<void> {
  const outcome = await as(db, actor, tx => countReturn(tx, actor, { commissioner: null, quarter, knownAt }))
  if (!outcome.ok) throw new Error(outcome.refusal.message)
}

/** What an analyst would write: one pass for the counts, one for the people. */
async function countFlat(): Promise<void> {
  await sql`
    with q as (select date '2019-10-01' as f, date '2019-12-31' as l, date '2019-04-01' as y)
    select activity,
      count(*) filter (where received between f and l) as referrals,
      count(*) filter (where decided between f and l and outcome = 'eligible') as b,
      count(*) filter (where decided between f and l and outcome <> 'eligible') as e,
      count(*) filter (where decided between f and l) as assessed,
      count(*) filter (where decided is null and closed between f and l) as g,
      count(*) filter (where ended between f and l and outcome = 'eligible') as c,
      count(*) filter (where coalesce(decided, closed) between f and l) as h,
      count(*) filter (where coalesce(decided, closed) between f and l and coalesce(decided, closed) - received <= 28) as i,
      count(*) filter (where decided between y and l and outcome = 'eligible') as ytd,
      count(*) filter (where assessed between f and l) as tools,
      count(*) filter (where assessed between f and l and setting = 'acute') as acute,
      count(*) filter (where received <= l and coalesce(decided, closed, l + 1) > l and l - received > 28) as open,
      count(*) filter (where received <= l and coalesce(decided, closed, l + 1) > l and l - received between 29 and 42) as band1,
      count(*) filter (where received <= l and coalesce(decided, closed, l + 1) > l and l - received between 43 and 56) as band2,
      count(*) filter (where received <= l and coalesce(decided, closed, l + 1) > l and l - received between 57 and 112) as band3,
      count(*) filter (where received <= l and coalesce(decided, closed, l + 1) > l and l - received between 113 and 210) as band4,
      count(*) filter (where received <= l and coalesce(decided, closed, l + 1) > l and l - received > 210) as band5,
      count(*) filter (where decided between y and l and outcome = 'nursing-care') as nursing_ytd
    from bench.referral, q where adult group by activity`.execute(db)
  await sql`
    with q as (select date '2019-09-30' as p, date '2019-12-31' as l, date '2019-03-31' as y)
    select activity, outcome,
      count(distinct person) filter (where decided <= l and (ended is null or ended > l)) as at_end,
      count(distinct person) filter (where decided <= p and (ended is null or ended > p)) as before,
      count(distinct person) filter (where decided <= y and (ended is null or ended > y)) as year_start
    from bench.referral, q
    where adult and outcome in ('eligible', 'nursing-care') and decided <= l and (ended is null or ended > y)
    group by activity, outcome`.execute(db)
}

async function median(run: () => Promise<void>): Promise<number> {
  await run()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
}
