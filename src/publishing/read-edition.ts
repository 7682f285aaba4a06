/** Reading what was published. */
import { type DisclosureRule, ruleOf } from '#disclosure'
import { done, type Result, refuse } from '#kit'
import type { Tx } from '#platform'
import { standardNamed } from '#standards/definitions'
import type { Edition } from './edition.ts'
import { editionsOf, readCells } from './store/editions.ts'

/** A standard that was taken off the list since keeps the strictest rule for people. */
export const ruleOfStandard = (standard: string): DisclosureRule =>
  ruleOf(standardNamed(standard)?.measure?.disclosure ?? 'people-below-nation')

/**
 * One edition of a page, the latest unless a number is given; undefined where none was published yet.
 * Refuses (not-found) a number that was never published.
 */
export async function readEdition(
  tx: Tx,
  system: string,
  subject: string,
  number?: number,
): Promise<Result<Edition | undefined>> {
  const heads = await editionsOf(tx, system, subject)
  const head = number === undefined ? heads[0] : heads.find(each => each.number === number)
  if (head) return done(await readCells(tx, head, ruleOfStandard))
  if (number === undefined) return done(undefined)
  return refuse('not-found', `There is no edition ${number} of this page`)
}
