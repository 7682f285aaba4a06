/** What the boundaries that we can draw were called, and who shared them, on other days. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import { commissionerKinds } from '../organisation.ts'
import { openOn } from './organisations.ts'

/** A commissioner of a day, and the one of April 2021 in whose boundary it lay. */
export type DrawnCommissioner = {
  readonly commissioner: string
  /** ONS code of April 2021, by which the boundaries are filed. */
  readonly boundary: string
}

const boundariesOf = '2021-04-01' as Day

/** Every commissioner of a day; one that has gone on is where its successors of April 2021 are. */
export async function drawnCommissioners(tx: Db | Tx, on: Day): Promise<DrawnCommissioner[]> {
  const { rows } = await sql<DrawnCommissioner>`
    with recursive chain as (
      select o.code as commissioner, o.code from footprints.organisation o
      where o.kind = any(${[...commissionerKinds]}::text[]) and ${openOn(on)}
      union
      select chain.commissioner, s.new_code from chain
      join footprints.successor s on s.old_code = chain.code and s.on_day > ${on}::date and s.on_day <= ${boundariesOf}::date
    )
    select chain.commissioner, c.other_code as boundary from chain
    join footprints.organisation o on o.code = chain.code and ${openOn(boundariesOf)}
    join footprints.other_code c on c.code = chain.code and c.scheme = 'ons'
      and c.from_on <= ${boundariesOf}::date and (c.to_on is null or c.to_on >= ${boundariesOf}::date)
    order by 1, 2`.execute(tx)
  return rows
}

/** People of one lower-tier council in one commissioner, by the lists of one day. */
export type CommissionerPart = {
  readonly commissioner: string
  readonly council: string
  readonly people: number
}

export async function commissionerParts(tx: Db | Tx, lists: Day): Promise<CommissionerPart[]> {
  const { rows } = await sql<CommissionerPart>`
    select commissioner, lower_council as council, sum(people) as people
    from footprints.overlap where lists_on = ${lists}::date group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}
