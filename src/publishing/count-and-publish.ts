/** The counting job from end to end: count every promise, then freeze what the public may read. */
import { done, type Quarter, type Result } from '#kit'
import { countStandards } from '#measures'
import { as, countingActor, type Db, type Moment } from '#platform'
import { standards } from '#standards/definitions'
import { type Frozen, freeze, isCounted, type ToFreeze } from './freeze.ts'

/**
 * Counts the finished quarters and freezes an edition of each subject that anything was counted for.
 * A subject without any count is passed over. Refuses as `countStandard` and `freeze` do.
 */
export async function countAndPublish(
  db: Db,
  of: { readonly system: string; readonly at: Moment; readonly requestId: string },
  quarters: readonly Quarter[],
  what: Omit<ToFreeze, 'subject'>,
): Promise<Result<readonly Frozen[]>> {
  const counted = await countStandards(db, of, standards, quarters)
  if (!counted.ok) return counted
  const actor = countingActor(of.system, of.at, of.requestId)
  const subjects = [...new Set(standards.filter(each => each.measure).map(each => each.subject))]
  const frozen: Frozen[] = []
  for (const subject of subjects) {
    const outcome = await as(db, actor, async tx =>
      (await isCounted(tx, of.system, subject)) ? freeze(tx, actor, { ...what, subject }) : undefined,
    )
    if (outcome && !outcome.ok) return outcome
    if (outcome) frozen.push(outcome.value)
  }
  return done(frozen)
}
