/** What is counted as a file: with whether the record covers the quarter at all. Whoever signs answers for a version. */
import { done, type Result } from '#kit'
import type { Actor, Tx } from '#platform'
import { countReturn, type WhichReturn } from './count-return.ts'
import type { NationalReturn } from './national-return.ts'
import { readRecord } from './store/referrals-by-quarter.ts'
import { isBeforeWhole } from './whole-record.ts'

/** Refuses what `countReturn` refuses. */
export async function countDraft(tx: Tx, actor: Actor, which: WhichReturn): Promise<Result<NationalReturn>> {
  const counting = await countReturn(tx, actor, which)
  if (!counting.ok) return counting
  const { system, at } = actor
  const { commissioner, quarter } = which
  const record = await readRecord(tx, { system, commissioner, today: at.today })
  const notWholeBefore = isBeforeWhole(record, quarter) ? record.wholeFrom : null
  return done({ ...counting.value.counted, notWholeBefore })
}
