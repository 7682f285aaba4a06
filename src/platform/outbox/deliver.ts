/** Letters and e-mail on their way out. In a demonstration nothing leaves: they are shown on a page. */
import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tx } from '../database.ts'
import type { OutboxRow } from '../store.ts'

export type Outgoing = Pick<OutboxRow, 'system' | 'id' | 'kind' | 'recipient' | 'title' | 'body'>

/** Whoever carries messages, such as GOV.UK Notify. */
export type DeliveryService = {
  /**
   * Hands one message over, or throws with the reason. `id` is the reference by which the service knows a repetition:
   * a process killed between handing over and writing down hands over again.
   */
  deliver(message: Outgoing, signal: AbortSignal): Promise<void>
}

export type Deliveries = { readonly shown: number; readonly sent: number; readonly failed: number }

/** After so many attempts a message is `failed` and a person has to look. */
export const mostAttempts = 8
const secondsToHandOver = 30

/**
 * Shows what waits in demonstrations and sends what waits elsewhere. A message that fails waits one minute, then two,
 * four … up to six hours. Without a service the messages of real systems wait, untouched.
 */
export async function deliverMessages(
  db: Db,
  service: DeliveryService | null,
  now: Instant,
  signal: AbortSignal,
): Promise<Deliveries> {
  const shown = await showInDemonstrations(db)
  const outcome = { shown, sent: 0, failed: 0 }
  if (!service) return outcome
  for (let previous: 'sent' | 'failed' | 'none' = 'sent'; previous !== 'none' && !signal.aborted; ) {
    previous = await sendNext(db, service, now)
    if (previous !== 'none') outcome[previous] += 1
  }
  return outcome
}

async function showInDemonstrations(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    update platform.outbox o set state = 'shown'
    from platform.system s
    where s.system = o.system and s.demonstration and o.state = 'waiting'`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** Holds the message while it is handed over, so that no other process sends it and no death is overtaken. */
async function sendNext(db: Db, service: DeliveryService, now: Instant): Promise<'sent' | 'failed' | 'none'> {
  return db.transaction().execute(async tx => {
    const message = await nextToSend(tx, now)
    if (!message) return 'none'
    const trouble = await handOver(service, message)
    await note(tx, message, now, trouble)
    return trouble === null ? 'sent' : 'failed'
  })
}

async function nextToSend(tx: Tx, now: Instant): Promise<Outgoing | undefined> {
  const { rows } = await sql<Outgoing>`
    select o.system, o.id, o.kind, o.recipient, o.title, o.body
    from platform.outbox o join platform.system s on s.system = o.system and not s.demonstration
    where o.state = 'waiting' and (o.tried_at is null or o.tried_at <= ${now}::timestamptz
      - least(interval '1 minute' * power(2, o.attempts - 1), interval '6 hours'))
    order by o.created_at limit 1 for update of o skip locked`.execute(tx)
  return rows[0]
}

async function handOver(service: DeliveryService, message: Outgoing): Promise<string | null> {
  try {
    await service.deliver(message, AbortSignal.timeout(secondsToHandOver * 1_000))
    return null
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

async function note(tx: Tx, { system, id }: Outgoing, now: Instant, trouble: string | null): Promise<void> {
  await sql`
    update platform.outbox set attempts = attempts + 1, tried_at = ${now}::timestamptz,
      last_error = ${trouble?.slice(0, 1_000) ?? null},
      sent_at = case when ${trouble === null} then ${now}::timestamptz end,
      state = case when ${trouble === null} then 'sent'
        when attempts + 1 >= ${mostAttempts}::integer then 'failed' else 'waiting' end
    where system = ${system} and id = ${id}`.execute(tx)
}
