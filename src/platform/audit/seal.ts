/** Sealing: new rows go into blocks that name them, each block's hash covering the block before. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { SystemId } from '../actor.ts'
import type { Db, Tx } from '../database.ts'
import { type AuditRow, tables } from '../store.ts'
import { realNow } from '../wall-clock.ts'

const rowsPerBlock = 5_000
export const firstHash = '0'.repeat(64)

/** SHA-256, in hexadecimal, of the hash before and the rows in the order of their ids. */
export function hashOf(previous: string, rows: readonly AuditRow[]): string {
  const hash = createHash('sha256').update(previous)
  for (const row of rows)
    hash.update('\n').update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
  return hash.digest('hex')
}

/** Seals what one system has unsealed, and returns how many rows that was. One sealer at a time. */
export async function seal(db: Db, system: SystemId): Promise<number> {
  let sealed = 0
  for (;;) {
    const rows = await db.transaction().execute(tx => sealBlock(tx, system))
    sealed += rows
    if (rows < rowsPerBlock) return sealed
  }
}

async function sealBlock(tx: Tx, system: SystemId): Promise<number> {
  const lock = `answerable sealing ${system}`
  const { rows: got } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${lock})) as locked`.execute(tx)
  if (!got[0]?.locked) return 0
  const rows = await tables(tx)
    .selectFrom('platform.audit_unsealed as waiting')
    .innerJoin('platform.audit as audit', join =>
      join.onRef('audit.system', '=', 'waiting.system').onRef('audit.id', '=', 'waiting.id'),
    )
    .selectAll('audit')
    .where('waiting.system', '=', system)
    .orderBy('waiting.id')
    .limit(rowsPerBlock)
    .execute()
  if (rows.length === 0) return 0
  const before = await lastBlock(tx, system)
  const previous_hash = before?.hash ?? firstHash
  const ids = rows.map(row => row.id)
  await tables(tx)
    .insertInto('platform.audit_block')
    .values({
      ...{ system, number: (before?.number ?? 0) + 1, ids, previous_hash },
      ...{ hash: hashOf(previous_hash, rows), sealed_at: realNow() },
    })
    .execute()
  await tables(tx)
    .deleteFrom('platform.audit_unsealed')
    .where('system', '=', system)
    .where('id', 'in', ids)
    .execute()
  return rows.length
}

async function lastBlock(db: Db, system: SystemId) {
  return tables(db)
    .selectFrom('platform.audit_block')
    .select(['number', 'hash'])
    .where('system', '=', system)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

/** The newest block's number and hash: what the public record shows. */
export const auditHead = (db: Db, system: SystemId) => lastBlock(db, system)
