/** What a landing is worked out from, read for as many codes as are asked about at once. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import { type Following, type History, type Landing, landOn, type OpenSpan } from '../landing.ts'

/** The open spans and successors of some codes and of everything that followed from them. */
export async function historyFrom(tx: Db | Tx, codes: readonly string[]): Promise<History> {
  const { rows: bodies } = await sql<{ code: string; spans: OpenSpan[]; following: Following[] }>`
    with recursive later as (
      select unnest(${[...new Set(codes)]}::text[]) as code
      union
      select s.new_code from later join footprints.successor s on s.old_code = later.code
    )
    select later.code,
      coalesce((
        select json_agg(json_build_object('openedOn', o.opened_on, 'closedOn', o.closed_on))
        from footprints.organisation o where o.code = later.code), '[]'::json) as spans,
      coalesce((
        select json_agg(json_build_object('newCode', s.new_code, 'onDay', s.on_day, 'share', s.share)
          order by s.on_day, s.new_code)
        from footprints.successor s where s.old_code = later.code), '[]'::json) as following
    from later`.execute(tx)
  return {
    spans: new Map(bodies.filter(each => each.spans.length > 0).map(each => [each.code, each.spans])),
    following: new Map(bodies.map(each => [each.code, each.following])),
  }
}

/** Where a value reported for each code lands on a day. Two codes in one list or ten thousand: one query. */
export async function landingsOn(
  tx: Db | Tx,
  codes: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, readonly Landing[]>> {
  const history = await historyFrom(tx, codes)
  return new Map(codes.map(code => [code, landOn(code, on, history)]))
}
