/** Councils divided between systems, by the lists in force on a day: what the command and the page both say. */
import { type Day, done, type Result, refuse } from '#kit'
import type { Db, Tx } from '#platform'
import { type Coterminosity, coterminosity } from './coterminosity.ts'
import type { CouncilTier } from './organisation.ts'
import { namedOn } from './store/organisations.ts'
import { type CouncilPart, councilPartsOn, listsInForce } from './store/overlaps.ts'

export type AskedBoundaries = {
  readonly on: Day
  readonly tier: CouncilTier
  /** The least share of a council's people that counts as a part, 0 to 1. */
  readonly share: number
}

/** The first list of small areas that is loaded. */
export const firstDayOfLists = '2018-04-01' as Day

/** Councils were reorganised on 1 April 2023, and no list of small areas after that is loaded. */
export const lastDayOfLists = '2023-03-31' as Day

export type SplitCouncils = {
  /** How many councils are split, and how many systems hold a part of one. */
  readonly councils: number
  readonly systems: number
  readonly split: readonly {
    readonly code: string
    readonly name: string
    readonly parts: readonly { readonly code: string; readonly name: string; readonly share: number }[]
  }[]
}

/** The day of the lists in force on a day. Refuses `invalid` outside the lists. */
export async function listsFor(tx: Db | Tx, on: Day): Promise<Result<Day>> {
  const lists = on > lastDayOfLists ? undefined : await listsInForce(tx, on)
  if (!lists)
    return refuse(
      'invalid',
      `No list of small areas is loaded for ${on}; they run from April 2018 to March 2023.`,
      { field: '--on' },
    )
  return done(lists)
}

/** The parts of every council on a day, and the day of the lists they are of. Refuses `invalid` outside the lists. */
export async function partsInForce(
  tx: Db | Tx,
  on: Day,
  tier: CouncilTier,
): Promise<Result<{ readonly lists: Day; readonly parts: readonly CouncilPart[] }>> {
  const lists = await listsFor(tx, on)
  if (!lists.ok) return lists
  return done({ lists: lists.value, parts: await councilPartsOn(tx, lists.value, tier) })
}

/** Names of every code in an answer, as on the day of the lists; a code without a name stands for itself. */
export async function namesOf(tx: Db | Tx, found: readonly Coterminosity[], lists: Day) {
  const codes = found.flatMap(({ split, systemsThatSplit }) => [
    ...split.map(each => each.council),
    ...systemsThatSplit,
  ])
  const named = await namedOn(tx, [...new Set(codes)], lists)
  return (code: string): string => named.get(code)?.name ?? code
}

/** Refuses `invalid` for a day that no loaded list covers. */
export async function splitCouncils(
  tx: Db | Tx,
  { on, tier, share }: AskedBoundaries,
): Promise<Result<SplitCouncils>> {
  const found = await partsInForce(tx, on, tier)
  if (!found.ok) return found
  const { lists, parts } = found.value
  const answer = coterminosity(parts, share)
  const name = await namesOf(tx, [answer], lists)
  return done({
    councils: answer.split.length,
    systems: answer.systemsThatSplit.length,
    split: answer.split.map(({ council, parts: held }) => ({
      code: council,
      name: name(council),
      parts: held.map(part => ({ code: part.system, name: name(part.system), share: part.share })),
    })),
  })
}
