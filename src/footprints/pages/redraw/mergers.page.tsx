import { countOf } from '#web'
import type { Former, PartnerRow, SystemTable } from './partners.ts'
import { percent } from './votes-words.ts'

export const isMerged = ({ madeOf }: PartnerRow): boolean => madeOf.some(each => each.ends)

/** What they weigh now together; null where they come from several systems, whose shares do not add up. */
export function togetherNow({
  madeOf,
}: PartnerRow): { readonly people: number; readonly seats: number } | null {
  if (madeOf.some(each => each.from !== null)) return null
  const sum = (of: (former: Former) => number) => madeOf.reduce((total, each) => total + of(each), 0)
  return { people: sum(each => each.before.people), seats: sum(each => each.before.seats) }
}

/** Who would lose its own seat, in sentences: the first question of the smaller one of a merger. */
export function Mergers({ tables }: { readonly tables: readonly SystemTable[] }) {
  const said = tables.flatMap(table => table.rows.filter(isMerged).map(row => wordsOf(row, table)))
  return (
    <>
      {said.map(words => (
        <p>{words}</p>
      ))}
    </>
  )
}

function wordsOf(row: PartnerRow, { system, seats }: SystemTable): string {
  const ended = row.madeOf
    .filter(each => each.ends)
    .map(
      each =>
        `${each.name} would lose its own seat: it becomes part of ${row.name} and brings ${percent(each.shareOfBody)} of the people of the merged body.`,
    )
  return [...ended, seatsOf(row, system, seats)].join(' ')
}

function seatsOf(row: PartnerRow, system: string, seats: number): string {
  const now = togetherNow(row)
  const then = `one of ${seats} (${percent(row.after.seats)})`
  if (now === null) return `Together they have one seat in ${system}, ${then}.`
  const seatsNow = Math.round(1 / row.madeOf[0]!.before.seats)
  return `In ${system}, ${countOf(row.madeOf.length, 'seat')} of ${seatsNow} (${percent(now.seats)}) become ${then}.`
}
