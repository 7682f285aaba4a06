import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import { commissionerParts, drawnCommissioners } from '../store/drawn.ts'
import { listsInForce } from '../store/overlaps.ts'
import type { CommissionerShapes } from './drawn-areas.ts'

/** What is needed to draw the commissioners of a day. */
export async function commissionerShapes(tx: Db | Tx, on: Day): Promise<CommissionerShapes> {
  const lists = await listsInForce(tx, on)
  return {
    drawn: await drawnCommissioners(tx, on),
    parts: lists ? await commissionerParts(tx, lists) : [],
  }
}
