/** What the lines of one day's lists part, for redrawing them. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import type { Line } from '../redraw/line.ts'

/** In one order always: a proposal's before and after are compared line by line. */
export async function linesOn(tx: Db | Tx, lists: Day): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select commissioner, lower_council as "lowerCouncil", upper_council as "upperCouncil", system_code as system, people
    from footprints.overlap where lists_on = ${lists}::date
    order by commissioner, lower_council, upper_council, system_code`.execute(tx)
  return rows
}
