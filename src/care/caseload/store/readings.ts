/**
 * What the return counts, for many cases at once: whole rows, made here. Joining them to tables that have just
 * grown from nothing would be planned on no statistics, and read a batch more often the more there is.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addMonths } from '#kit'
import { copyInto, type Tx } from '#platform'
import { beginningOfTime, type RequestReading } from '../../return/request-reading.ts'
import { rowOf } from '../../return/store/readings.ts'
import type { CaseToWrite, KnownPerson } from '../store.ts'

export type CaseReadings = {
  readonly isNew: boolean
  readonly case: CaseToWrite
  readonly person: KnownPerson
  readonly factsSeen: number
  readonly readings: readonly RequestReading[]
}

const columns = [
  ...([
    'system',
    'case_id',
    'number',
    'activity',
    'commissioner',
    'responsible_from',
    'responsible_to',
  ] as const),
  ...(['known_from', 'known_until', 'started_on', 'started_known', 'assessed_on', 'assessed_known'] as const),
  ...(['setting', 'decided_on', 'decided_known', 'outcome', 'closed_on', 'closed_known'] as const),
  ...(['died_on', 'died_known', 'ended_on', 'ended_known', 'someone', 'adult_since', 'place'] as const),
  'facts_seen' as const,
] as const

export async function replaceReadings(tx: Tx, system: string, cases: readonly CaseReadings[]): Promise<void> {
  const known = cases.filter(each => !each.isNew).map(each => each.case.id)
  if (known.length > 0)
    await sql`delete from care.request_reading where system = ${system} and case_id = any(${known}::text[])`.execute(
      tx,
    )
  const rows = cases.flatMap(({ case: of, person, factsSeen, readings }) =>
    readings.map((reading, number) => ({
      ...{ system, case_id: of.id, ...rowOf(reading, number), someone: numberOf(person.id) },
      ...{ adult_since: adultSince(person, of), place: of.place, facts_seen: factsSeen },
    })),
  )
  await copyInto(tx, 'care.request_reading', columns, rows)
}

/** A number of the person's own that leads back to nobody: the first 64 bits of a hash, signed. */
const numberOf = (person: string): string =>
  BigInt.asIntN(64, BigInt(`0x${createHash('md5').update(person).digest('hex').slice(0, 16)}`)).toString()

function adultSince(person: KnownPerson, { receivedOn }: CaseToWrite) {
  const birthday = addMonths(person.bornOn, 18 * 12)
  return birthday <= receivedOn ? beginningOfTime : birthday
}
