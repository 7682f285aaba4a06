/** One national return: counted as the role `counting`, as known now or at an earlier instant. */
import { done, type Instant, previousQuarter, type Quarter, quarterSpan, type Result, refuse } from '#kit'
import type { Actor, Tx } from '#platform'
import { cellsOf, type Movement, movementsOf } from './cells.ts'
import type { Counted } from './count.ts'
import { keyOf } from './line.ts'
import { asCounted, type NationalReturn, versionThatSays } from './national-return.ts'
import { countRequests } from './store/count-requests.ts'
import { cellsOfVersion, latestFrozen, signedBy, type Version } from './store/versions.ts'

export type WhichReturn = {
  /** National code; null for all commissioners of the system together. */
  readonly commissioner: string | null
  readonly quarter: Quarter
  /** Null for everything that is known now. */
  readonly knownAt: Instant | null
}

export type Counting = {
  readonly counted: NationalReturn
  /** The frozen return of the quarter before, with which this one is reconciled. */
  readonly before: Version | null
  /** How many requests stand behind each count, by activity: the m of "n of m are yours to see". */
  readonly requests: Counted['requests']
  /** What the reconciliations of table 1 are made of. */
  readonly movements: Readonly<Record<'standard' | 'fast-track', readonly Movement[]>>
}

/** Refuses a quarter that has not begun (out-of-order) and any role but `counting` (not-permitted). */
export async function countReturn(tx: Tx, actor: Actor, which: WhichReturn): Promise<Result<Counting>> {
  if (actor.role !== 'counting')
    return refuse('not-permitted', 'You cannot do this, because totals are made by the counting job alone')
  const { from } = quarterSpan(which.quarter)
  if (from > actor.at.today)
    return refuse('out-of-order', `You cannot do this yet, because ${which.quarter} begins on ${from}`)
  const { system } = actor
  const asAt = which.knownAt ?? actor.at.now
  const counted = await countRequests(tx, { system, ...which })
  const area = { system, commissioner: which.commissioner }
  const earlier = await latestFrozen(tx, { ...area, quarter: previousQuarter(which.quarter) }, asAt)
  const before =
    earlier && new Map((await cellsOfVersion(tx, earlier)).map(cell => [keyOf(cell), cell.value]))
  const basis = { counted, before: before ?? null, isFirstQuarter: which.quarter.endsWith('Q1') }
  const cells = cellsOf(basis)
  const signed = await signedBy(tx, { ...area, quarter: which.quarter }, asAt)
  return done({
    counted: asCounted(
      { commissioner: which.commissioner, quarter: which.quarter, asAt, cells },
      await versionThatSays(tx, signed, cells),
    ),
    before: earlier ?? null,
    requests: counted.requests,
    movements: { standard: movementsOf(basis, 'standard'), 'fast-track': movementsOf(basis, 'fast-track') },
  })
}
