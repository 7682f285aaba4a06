/**
 * A national count of ten years, month by month, rolled up to the footprints of one day, against SQL that an analyst who
 * knows the tables would write by hand for the same question: closed bodies at their successors, shares by people. Ours
 * keeps the weights while the reference data stands; the first time it works them out, and reads the tables cold.
 *
 *   node --conditions=source --import tsx bench/roll-up.ts
 */
import { type RawBuilder, sql } from 'kysely'
import { type CountedBy, loadReferenceData, type RollUpLevel, rollUpBy, weightsTo } from '#footprints'
import { day } from '#kit'
import { durableDatabase } from './product/embedded.ts'
import { median } from './product/rounds.ts'

const on = day('2021-04-01')
const months = 120
const rounds = 7

const database = await durableDatabase()
const { db } = database
await loadReferenceData(database)
await sql`create schema bench`.execute(db)

/** Bodies of a kind that were open at some time of the ten years, each with a count of every month. */
async function counted(name: string, kinds: readonly string[], tier: string): Promise<RawBuilder<unknown>> {
  const table = sql.raw(`bench.${name}`)
  await sql`
    create table ${table} as
    select code, to_char(date '2013-04-01' + make_interval(months => m), 'YYYY-MM') as period, (n * 7 + m) % 97 as count
    from (select code, row_number() over (order by code) as n from (
        select distinct code from footprints.organisation where kind = any(${kinds}::text[]) and code like ${tier}
      ) o) bodies, generate_series(0, ${months - 1}) m`.execute(db)
  await sql`analyze ${table}`.execute(db)
  return table
}

/** Every code with the body that stands for it on the day. */
const standing = sql`
  recursive chain as (
    select distinct code as origin, code from footprints.organisation where kind in ('pct', 'ccg', 'sub-icb')
    union
    select chain.origin, s.new_code from chain
    join footprints.successor s on s.old_code = chain.code and s.on_day <= ${on}::date
  ), standing as (
    select distinct chain.origin, chain.code from chain
    join footprints.organisation o on o.code = chain.code and o.opened_on <= ${on}::date
      and (o.closed_on is null or o.closed_on >= ${on}::date)
  ), system as (
    select standing.origin, m.parent from standing
    join footprints.membership m on m.relation = 'commissioner-system' and m.member = standing.code
      and m.from_on <= ${on}::date and (m.to_on is null or m.to_on >= ${on}::date)
  )`
type Case = {
  readonly title: string
  readonly from: CountedBy
  readonly to: RollUpLevel
  readonly counts: RawBuilder<unknown>
  byHand(counts: RawBuilder<unknown>): RawBuilder<unknown>
}
const practices = await counted('practice', ['practice'], '%')
const commissioners = await counted('commissioner', ['ccg'], '%')
const councils = await counted('council', ['council'], 'E0%')

const cases: readonly Case[] = [
  {
    ...{ title: 'practices to systems', from: 'practice', to: 'system', counts: practices },
    byHand: counts => sql`
      with ${standing}, practice as (
        select distinct on (m.member) m.member as code, system.parent from footprints.membership m
        join system on system.origin = m.parent where m.relation = 'practice-commissioner'
        order by m.member, (m.from_on <= ${on}::date) desc, abs(m.from_on - ${on}::date)
      )
      select practice.parent, c.period, sum(c.count) from ${counts} c join practice on practice.code = c.code
      group by 1, 2 order by 1, 2`,
  },
  {
    ...{ title: 'practices to councils', from: 'practice', to: 'upper-council', counts: practices },
    byHand: counts => sql`
      with ${standing}, part as (
        select commissioner, upper_council, sum(people)::float8 / sum(sum(people)) over (partition by commissioner)::float8 as share
        from footprints.overlap where lists_on = ${on}::date group by 1, 2
      ), practice as (
        select distinct on (m.member) m.member as code, standing.code as commissioner from footprints.membership m
        join standing on standing.origin = m.parent where m.relation = 'practice-commissioner'
        order by m.member, (m.from_on <= ${on}::date) desc, abs(m.from_on - ${on}::date)
      )
      select part.upper_council, c.period, sum(c.count * part.share) from ${counts} c
      join practice on practice.code = c.code join part on part.commissioner = practice.commissioner
      group by 1, 2 order by 1, 2`,
  },
  {
    ...{ title: 'commissioners to systems', from: 'commissioner', to: 'system', counts: commissioners },
    byHand: counts => sql`
      with ${standing}
      select system.parent, c.period, sum(c.count) from ${counts} c join system on system.origin = c.code
      group by 1, 2 order by 1, 2`,
  },
  {
    ...{ title: 'lower-tier councils to systems', from: 'lower-council', to: 'system', counts: councils },
    byHand: counts => sql`
      with recursive chain as (
        select distinct code as origin, code from footprints.organisation where kind = 'council' and code like 'E0%'
        union
        select chain.origin, s.new_code from chain
        join footprints.successor s on s.old_code = chain.code and s.on_day <= ${on}::date
      ), part as (
        select lower_council, system_code, sum(people)::float8 / sum(sum(people)) over (partition by lower_council)::float8 as share
        from footprints.overlap where lists_on = ${on}::date group by 1, 2
      )
      select part.system_code, c.period, sum(c.count * part.share) from ${counts} c
      join chain on chain.origin = c.code join part on part.lower_council = chain.code
      group by 1, 2 order by 1, 2`,
  },
]

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

for (const { title, from, to, counts, byHand } of cases) {
  const rolled = async () => rollUpBy(db, counts, (await weightsTo(db, { from, to, on }))!)
  const written = () => byHand(counts).execute(db)
  const first = await timed(rolled)
  await written()
  const took = { ours: [] as number[], hand: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    took.ours.push(await timed(rolled))
    took.hand.push(await timed(written))
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${counts}`.execute(db)
  const [ours, hand] = [median(took.ours), median(took.hand)]
  console.log(
    `${title}, ${rows[0]?.n.toLocaleString('en-GB')} counts: by hand ${hand.toFixed(0)} ms, ours ${ours.toFixed(0)} ms = ${(ours / hand).toFixed(2)} times (aim 1.5); the first time ${first.toFixed(0)} ms`,
  )
}
await database.remove()
