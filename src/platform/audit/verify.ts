/** Recomputing the chain: does the trail still say what it said when it was sealed? */
import { sql } from 'kysely'
import type { SystemId } from '../actor.ts'
import type { Db } from '../database.ts'
import { tables } from '../store.ts'
import { firstHash, hashOf } from './seal.ts'

export type Verification = {
  readonly system: SystemId
  readonly holds: boolean
  readonly blocks: number
  readonly sealedRows: number
  /** Rows written since the last block: true, but not yet protected by a hash. */
  readonly unsealedRows: number
  readonly head: string | null
  /** What does not hold, in words, with block and row. */
  readonly faults: readonly string[]
}

export async function verifyAudit(db: Db, system: SystemId): Promise<Verification> {
  const faults: string[] = []
  let [previous, blocks, sealedRows] = [firstHash, 0, 0]
  for (let number = 1; ; number += 1) {
    const block = await blockNumbered(db, system, number)
    if (!block) break
    const rows = await rowsWith(db, system, block.ids)
    if (block.previous_hash !== previous) faults.push(`block ${number} does not follow block ${number - 1}`)
    const gone = block.ids.filter(id => !rows.some(row => row.id === id))
    if (gone.length) faults.push(`block ${number} has lost rows ${gone.join(', ')}`)
    else if (hashOf(block.previous_hash, rows) !== block.hash)
      faults.push(`a row of block ${number} was changed`)
    previous = block.hash
    blocks += 1
    sealedRows += block.ids.length
  }
  const tail = await countOutsideBlocks(db, system)
  if (tail.strays > 0) faults.push(`${tail.strays} rows are in no block and not waiting for one`)
  if (tail.highest > blocks) faults.push(`blocks after ${blocks} do not follow`)
  return {
    ...{ system, holds: faults.length === 0, blocks, sealedRows, unsealedRows: tail.waiting },
    ...{ head: blocks > 0 ? previous : null, faults },
  }
}

const blockNumbered = (db: Db, system: SystemId, number: number) =>
  tables(db)
    .selectFrom('platform.audit_block')
    .selectAll()
    .where('system', '=', system)
    .where('number', '=', number)
    .executeTakeFirst()

const rowsWith = (db: Db, system: SystemId, ids: readonly number[]) =>
  tables(db)
    .selectFrom('platform.audit')
    .selectAll()
    .where('system', '=', system)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()

async function countOutsideBlocks(db: Db, system: SystemId) {
  const { rows } = await sql<{ waiting: number; strays: number; highest: number }>`
    with sealed as (select unnest(ids) as id from platform.audit_block where system = ${system})
    select
      (select count(*) from platform.audit_unsealed where system = ${system}) as waiting,
      (select count(*) from platform.audit a where a.system = ${system}
        and not exists (select from sealed where sealed.id = a.id)
        and not exists (select from platform.audit_unsealed u where u.system = a.system and u.id = a.id)) as strays,
      (select coalesce(max(number), 0)::bigint from platform.audit_block where system = ${system}) as highest`.execute(
    db,
  )
  return rows[0] ?? { waiting: 0, strays: 0, highest: 0 }
}
