/** What is worked out from the reference data alone, kept while that data stands. */
import { sql } from 'kysely'
import { Lately } from '#kit'
import type { Db, Tx } from '#platform'

/** Another one after every change, so what was kept of an earlier edition is never found again. */
async function editionOf(tx: Db | Tx): Promise<string> {
  const { rows } = await sql<{ edition: string }>`select edition from footprints.edition`.execute(tx)
  return rows[0]!.edition
}

/** In the transaction that changes the data: until it is over everybody else is in the edition before. */
export async function beginEdition(tx: Tx): Promise<void> {
  await sql`update footprints.edition set edition = gen_random_uuid()`.execute(tx)
}

/** Worked out once for each edition. */
export class KeptWhileStanding<Value> {
  private readonly lately: Lately<Value>

  /** `room`: how many are kept. */
  constructor(room: number) {
    this.lately = new Lately(room)
  }

  /** `workOut` may read reference data and nothing else: everybody is given what it answers. */
  async of(tx: Db | Tx, key: string, workOut: () => Promise<Value>): Promise<Value> {
    const kept = `${await editionOf(tx)} ${key}`
    return this.lately.find(kept) ?? this.lately.keep(kept, await workOut())
  }
}
