/** Any count by small area, practice, commissioner or council, rolled up to any footprint of any day. */
import { done, type Result, refuse } from '#kit'
import type { Db, Tx } from '#platform'
import { type Count, type RolledUp, relationOf, rollUpBy } from '../store/roll-up.ts'
import { type RollUpTo, weightsTo } from './weights.ts'

/**
 * Where boundaries nest a count is exact; where they do not it goes by the share of people and says how much of it did;
 * what cannot be placed stays with its code and says why. Refuses `invalid` where no way leads from the one to the other:
 * a council's count says nothing about networks of practices.
 */
export async function rollUp(
  tx: Db | Tx,
  counts: readonly Count[],
  asked: RollUpTo,
): Promise<Result<RolledUp>> {
  const weights = await weightsTo(tx, asked)
  if (!weights)
    return refuse('invalid', `What is counted by ${asked.from} cannot be rolled up by ${asked.to}.`, {
      field: 'to',
    })
  return done(await rollUpBy(tx, relationOf(counts), weights))
}
