/** Since when there has been a commissioner of a code, asked once in a transaction. */
import { historyOf } from '#footprints'
import type { Day } from '#kit'
import type { Tx } from '#platform'

const byTransaction = new WeakMap<Tx, Map<string, Day | undefined>>()

/** Undefined where nobody knows the code. */
export async function commissionerOpened(tx: Tx, code: string): Promise<Day | undefined> {
  const known = byTransaction.get(tx) ?? new Map<string, Day | undefined>()
  byTransaction.set(tx, known)
  if (!known.has(code)) known.set(code, (await historyOf(tx, code))[0]?.openedOn)
  return known.get(code)
}
