/** The one way into the database: as somebody, in one transaction, behind row-level security. */
import { sql } from 'kysely'
import type { Refused } from '#kit'
import { type Actor, audiencesOf } from './actor.ts'
import type { Db, Tx } from './database.ts'

/** The database role that binds an actor. None of them owns a table. */
export function databaseRoleOf(actor: Actor): 'public_reader' | 'counting' | 'application' {
  if (actor.role === 'public') return 'public_reader'
  return actor.role === 'counting' ? 'counting' : 'application'
}

/**
 * Does the work as the actor. A refusal rolls back everything that was written, so that no act can forget to;
 * an error does too, and is thrown on.
 */
export async function as<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async tx => {
      await become(tx, actor)
      const outcome = await work(tx)
      if (isRefused(outcome)) throw new RolledBack(outcome)
      return outcome
    })
  } catch (cause) {
    if (cause instanceof RolledBack) return cause.outcome as T
    throw cause
  }
}

/** Settings are given as quoted literals, because `set_config` is not forwarded to the nodes of a Citus cluster. */
export async function become(tx: Tx, actor: Actor): Promise<void> {
  const settings: Record<string, string> = {
    system: actor.system,
    id: actor.id,
    role: actor.role,
    places: arrayLiteral(actor.places),
    audiences: arrayLiteral(audiencesOf(actor)),
    subjects: arrayLiteral(actor.subjects),
  }
  const statements = Object.entries(settings).map(
    ([name, value]) => `set local actor.${name} = ${quoted(value)}`,
  )
  await sql.raw([`set local role ${databaseRoleOf(actor)}`, ...statements].join('; ')).execute(tx)
}

/** Opens one more subject to the rest of this transaction: what an actor just created is theirs to finish. */
export async function admit(tx: Tx, actor: Actor, subject: string): Promise<void> {
  await sql
    .raw(`set local actor.subjects = ${quoted(arrayLiteral([...actor.subjects, subject]))}`)
    .execute(tx)
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** PostgreSQL's own way to write a list of texts: {"a","b"}. */
const arrayLiteral = (items: readonly string[]): string =>
  `{${items.map(item => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`

class RolledBack extends Error {
  readonly outcome: Refused
  constructor(outcome: Refused) {
    super('refused')
    this.outcome = outcome
  }
}

function isRefused(outcome: unknown): outcome is Refused {
  return (
    typeof outcome === 'object' && outcome !== null && 'refusal' in outcome && 'ok' in outcome && !outcome.ok
  )
}
