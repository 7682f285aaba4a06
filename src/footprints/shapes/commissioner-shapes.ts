import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import { commissionerParts, drawnCommissioners } from '../store/drawn.ts'
import { KeptWhileStanding } from '../store/edition.ts'
import { listsInForce } from '../store/overlaps.ts'
import type { CommissionerShapes } from './drawn-areas.ts'

const keptShapes = new KeptWhileStanding<CommissionerShapes>(24)

/** What is needed to draw the commissioners of a day. */
export const commissionerShapes = (tx: Db | Tx, on: Day): Promise<CommissionerShapes> =>
  keptShapes.of(tx, on, () => readShapes(tx, on))

async function readShapes(tx: Db | Tx, on: Day): Promise<CommissionerShapes> {
  const lists = await listsInForce(tx, on)
  return {
    drawn: await drawnCommissioners(tx, on),
    parts: lists ? await commissionerParts(tx, lists) : [],
  }
}
