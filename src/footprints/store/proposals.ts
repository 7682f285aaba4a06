/** Proposals that somebody of a system keeps. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Actor, SystemId, Tx } from '#platform'

export type KeptProposal = {
  readonly id: string
  readonly name: string
  readonly on: Day
  /** As they stand in an address. */
  readonly changes: readonly string[]
  /** A part of a council counted as a part from this share on (0 to 1). */
  readonly share: number
  readonly keptAt: string
}

/** False where the system keeps one of this name already. */
export async function insertProposal(
  tx: Tx,
  actor: Actor,
  { id, name, on, changes, share }: Omit<KeptProposal, 'keptAt'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into footprints.proposal (system, id, name, lists_on, changes, share, kept_by, kept_at)
    values (${actor.system}, ${id}::uuid, ${name}, ${on}::date, ${changes}::text[], ${share}, ${actor.id},
      ${actor.at.now}::timestamptz)
    on conflict (system, name) do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function deleteProposal(tx: Tx, system: SystemId, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    delete from footprints.proposal where system = ${system} and id = ${id}::uuid returning name`.execute(tx)
  return rows[0]?.name
}

/** In the order of their names. */
export async function keptProposals(tx: Tx, system: SystemId): Promise<KeptProposal[]> {
  const { rows } = await sql<KeptProposal>`
    select id, name, lists_on as "on", changes, share, kept_at as "keptAt" from footprints.proposal
    where system = ${system} order by name`.execute(tx)
  return rows
}
