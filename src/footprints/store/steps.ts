/** Where every body of a kind belongs on a day: the single steps of a roll-up. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import { kindsKnown } from '../kind-words.ts'
import type { Relation } from '../organisation.ts'
import type { Step } from '../roll-up/route.ts'
import { listsInForce } from './overlaps.ts'

/**
 * `share` of the body's people; 1 where it lies in one only. `since` is the day whose boundary the target has: null for
 * the day that was asked about.
 */
export type Belongs = {
  readonly code: string
  readonly target: string
  readonly share: number
  readonly since: Day | null
}

/** The day as at which a step is known; undefined where no list is. */
export const stepDay = async (tx: Db | Tx, { known }: Step, on: Day): Promise<Day | undefined> =>
  known === 'lists' ? listsInForce(tx, on) : on

/** All bodies at once. A body that belongs to several without shares comes with each, and shares that are over 1. */
export async function belongingOn(
  tx: Db | Tx,
  { from, to }: Step,
  on: Day,
  system: SystemId | null,
): Promise<Belongs[]> {
  const { rows } = await sql<Belongs>`${queryOf(`${from}-${to}`, on, system)}`.execute(tx)
  return rows
}

function queryOf(step: string, on: Day, system: SystemId | null): RawBuilder<unknown> {
  if (isRelation(step)) return membershipOn(step, on)
  const column = overlapColumns[step]
  if (column) return byPeople(column.of, column.in, on)
  const area = smallAreaColumns[step]
  if (area) return nearestList(area, on)
  if (step === 'practice-commissioner') return nearestMembership(on)
  if (step === 'commissioner-place')
    return sql`select commissioner as code, place as target, 1::float8 as share, null as since
      from footprints.place_commissioner where system = ${system}`
  if (step === 'nation-nation')
    return sql`select code, code as target, 1::float8 as share, null as since from footprints.organisation where kind = 'nation'`
  throw new Error(`No step ${step} of a roll-up is known`)
}

/** Steps of one name with the relation they follow. */
const relationOf: Readonly<Record<string, Relation>> = {
  'practice-network': 'practice-network',
  'commissioner-system': 'commissioner-system',
  'system-nhs-region': 'system-region',
  'lower-council-region': 'council-region',
  'upper-council-region': 'council-region',
}
const isRelation = (step: string): boolean => Object.hasOwn(relationOf, step)

const membershipOn = (step: string, on: Day) => sql`
  select member as code, parent as target, 1::float8 as share, null as since from footprints.membership
  where relation = ${relationOf[step]} and from_on <= ${on}::date and (to_on is null or to_on >= ${on}::date)`

const overlapColumns: Readonly<Record<string, { readonly of: string; readonly in: string }>> = {
  'commissioner-lower-council': { of: 'commissioner', in: 'lower_council' },
  'lower-council-commissioner': { of: 'lower_council', in: 'commissioner' },
  'lower-council-upper-council': { of: 'lower_council', in: 'upper_council' },
  'lower-council-system': { of: 'lower_council', in: 'system_code' },
  'upper-council-commissioner': { of: 'upper_council', in: 'commissioner' },
  'upper-council-lower-council': { of: 'upper_council', in: 'lower_council' },
  'upper-council-system': { of: 'upper_council', in: 'system_code' },
}

/** Shares by the residents of the parts, as the lists of that day have them. */
const byPeople = (of: string, within: string, lists: Day) => sql`
  select ${sql.ref(of)} as code, ${sql.ref(within)} as target,
    sum(people)::float8 / nullif(sum(sum(people)) over (partition by ${sql.ref(of)}), 0)::float8 as share, null as since
  from footprints.overlap where lists_on = ${lists}::date
  group by 1, 2 having sum(people) > 0`

const smallAreaColumns: Readonly<Record<string, string>> = {
  'small-area-commissioner': 'commissioner',
  'small-area-lower-council': 'lower_council',
}

/** By the list in force on the day, else by the first one after it. */
const nearestList = (column: string, on: Day) => sql`
  select distinct on (code) code, ${sql.ref(column)} as target, 1::float8 as share, lists_on as since
  from footprints.small_area where ${sql.ref(column)} is not null
  order by code, (lists_on <= ${on}::date) desc, abs(lists_on - ${on}::date)`

/**
 * A practice's commissioner is known from the day it joined the last one: before it, the first that is known. Whether it
 * still belongs to it after the last list of practices, that list cannot say.
 */
const nearestMembership = (on: Day) => sql`
  select distinct on (member) member as code, parent as target, 1::float8 as share,
    greatest(from_on, least(${on}::date, to_on, ${kindsKnown.practice!.to}::date)) as since
  from footprints.membership where relation = 'practice-commissioner'
  order by member, (from_on <= ${on}::date) desc, abs(from_on - ${on}::date), parent`
