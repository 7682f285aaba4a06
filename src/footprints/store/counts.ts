/** How many bodies of each kind there were on a day, and which merged. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import type { CouncilTier, OrganisationKind } from '../organisation.ts'
import { KeptWhileStanding } from './edition.ts'
import { openOn } from './organisations.ts'

export type KindCount = { readonly on: Day; readonly kind: OrganisationKind; readonly count: number }

const keptCounts = new KeptWhileStanding<readonly KindCount[]>(12)

/** A row a day and kind; kinds of which none was open are left out. */
export const countsOn = (tx: Db | Tx, days: readonly Day[]): Promise<readonly KindCount[]> =>
  keptCounts.of(tx, days.join(' '), () => readCounts(tx, days))

async function readCounts(tx: Db | Tx, days: readonly Day[]): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select d.on_day as "on", o.kind, count(*) as count
    from unnest(${days}::date[]) as d(on_day)
    join footprints.organisation o
      on o.opened_on <= d.on_day and (o.closed_on is null or o.closed_on >= d.on_day)
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** Councils of a tier that were open on a day; a unitary, metropolitan or London council is of both. */
export async function councilCountOn(tx: Db | Tx, tier: CouncilTier, on: Day): Promise<number> {
  const other = tier === 'upper' ? 'E07' : 'E10'
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from footprints.organisation o
    where o.kind = 'council' and ${openOn(on)} and left(o.code, 3) <> ${other}`.execute(tx)
  return rows[0]?.count ?? 0
}

export type Merger = {
  readonly onDay: Day
  readonly code: string
  readonly name: string
  readonly from: readonly { readonly code: string; readonly name: string; readonly share: number | null }[]
}

const keptMergers = new KeptWhileStanding<readonly Merger[]>(12)

/** What was made of bodies of the same kind, newest first: whole bodies (share 1 or the only successor) and parts. */
export const mergersOf = (tx: Db | Tx, kinds: readonly OrganisationKind[]): Promise<readonly Merger[]> =>
  keptMergers.of(tx, kinds.join(' '), () => readMergers(tx, kinds))

async function readMergers(tx: Db | Tx, kinds: readonly OrganisationKind[]): Promise<Merger[]> {
  const { rows } = await sql<Merger>`
    select s.on_day as "onDay", s.new_code as code, new_one.name,
      json_agg(json_build_object('code', s.old_code, 'name', old_one.name, 'share', s.share)
        order by old_one.name, s.old_code) as "from"
    from footprints.successor s
    join footprints.organisation new_one on new_one.code = s.new_code and new_one.kind = any(${kinds}::text[])
      and new_one.opened_on <= s.on_day and (new_one.closed_on is null or new_one.closed_on >= s.on_day)
    join lateral (
      select o.name from footprints.organisation o
      where o.code = s.old_code and o.kind = any(${kinds}::text[]) order by o.opened_on desc limit 1
    ) old_one on true
    group by 1, 2, 3 order by 1 desc, 3, 2`.execute(tx)
  return rows
}
