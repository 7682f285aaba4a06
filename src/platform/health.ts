/** How the installation is, as far as a request may know. */
import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { SystemId } from './actor.ts'
import type { Tx } from './database.ts'
import { listMigrations } from './migrate.ts'

export type Health = {
  readonly postgresql: string
  readonly databaseBytes: number
  readonly connections: number
  readonly newestMigration: string
}

export async function healthOf(tx: Tx): Promise<Health> {
  const { rows } = await sql<{ postgresql: string; bytes: number; connections: number }>`
    select current_setting('server_version') as postgresql, pg_database_size(current_database()) as bytes,
      (select numbackends::bigint from pg_stat_database where datname = current_database()) as connections`.execute(
    tx,
  )
  const { postgresql, bytes, connections } = rows[0]!
  return {
    ...{ postgresql, databaseBytes: bytes, connections },
    // The start applies every migration or does not come this far.
    newestMigration: listMigrations().at(-1)?.name ?? 'none',
  }
}

/** The newest block of a system's audit trail: what the public record shows. */
export type SealedHead = { readonly number: number; readonly hash: string; readonly sealedAt: Instant }

export async function sealedHead(tx: Tx, system: SystemId): Promise<SealedHead | undefined> {
  const { rows } = await sql<SealedHead>`
    select number, hash, sealed_at as "sealedAt" from platform.audit_block
    where system = ${system} order by number desc limit 1`.execute(tx)
  return rows[0]
}

export type OutboxStanding = {
  readonly kind: string
  readonly state: string
  readonly messages: number
  readonly oldest: Instant
}

/** How many letters and e-mails stand where, without a word of them. */
export async function outboxStanding(tx: Tx): Promise<OutboxStanding[]> {
  const { rows } = await sql<OutboxStanding>`
    select kind, state, messages, oldest from platform.outbox_standing order by kind, state`.execute(tx)
  return rows
}
