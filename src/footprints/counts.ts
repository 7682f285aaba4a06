/** The counts of organisations as a table: a row an April, a column a kind, nothing where the lists do not reach. */
import { type Day, day } from '#kit'
import type { Db, Tx } from '#platform'
import { kindsKnown } from './kind-words.ts'
import type { OrganisationKind } from './organisation.ts'
import { type KindCount, type Merger, mergersOf } from './store/counts.ts'

export const countedKinds = [
  ...(['ccg', 'sub-icb', 'stp', 'icb', 'trust', 'pcn', 'practice', 'council'] as const),
] as const satisfies readonly OrganisationKind[]

/** Every first of April from the first commissioners on, and the day on which the boards began. */
export const countedDays: readonly Day[] = [
  ...Array.from({ length: 10 }, (_, at) => day(`${2013 + at}-04-01`)),
  ...[day('2022-07-01'), day('2023-04-01'), day('2024-04-01')],
]

/** Null where the lists do not know the kind on that day; a kind that is over or not begun counts none. */
export function countAt(counts: readonly KindCount[], kind: OrganisationKind, on: Day): number | null {
  const known = kindsKnown[kind]
  if (!known || on < known.from || on > known.to) return null
  return counts.find(each => each.kind === kind && each.on === on)?.count ?? 0
}

export type MergerDay = {
  readonly onDay: Day
  /** Whole bodies that ended in a merger, and what was made of them. */
  readonly old: number
  readonly made: number
  readonly mergers: readonly Merger[]
}

/** What merged on one day; undefined where nothing did. */
export const mergersOn = async (
  tx: Db | Tx,
  kinds: readonly OrganisationKind[],
  on: Day,
): Promise<MergerDay | undefined> => mergerDays(await mergersOf(tx, kinds)).find(each => each.onDay === on)

/** Mergers of each day, newest first. Parts that moved with a boundary stand in the list and are not counted as old. */
export function mergerDays(mergers: readonly Merger[]): readonly MergerDay[] {
  return [...new Set(mergers.map(each => each.onDay))].map(onDay => {
    const here = mergers.filter(each => each.onDay === onDay)
    const codes = here.flatMap(each => each.from.map(from => from.code))
    return { onDay, old: new Set(codes).size, made: here.length, mergers: here }
  })
}
