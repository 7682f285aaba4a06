/** Invented cases with their decision, for tests that count and sign. */
import { sql } from 'kysely'
import type { Db } from '#platform'

export class InventedDecisions {
  readonly #db: Db
  readonly #readAgain: () => Promise<unknown>
  #serial = 0

  /** @param readAgain brings up to date what is counted, after every fact */
  constructor(db: Db, readAgain: () => Promise<unknown>) {
    this.#db = db
    this.#readAgain = readAgain
  }

  /** A standard case that was decided on a day: eligible, and still funded. */
  async eligible(decidedOn: string, place = 'hill', recordedAt = `${decidedOn}T10:00:00Z`): Promise<string> {
    const id = `case-${++this.#serial}`
    const db = this.#db
    await sql`insert into care.person (system, id, nhs_number, family_name, given_name, family_name_plain, born_on, place)
      values ('north', ${id}, ${id}, 'Example', 'Joan', 'example', '1938-05-01', ${place})`.execute(db)
    await sql`insert into care.case (system, id, reference, person, pathway, state, commissioner, place, received_on, last_fact_on)
      values ('north', ${id}, ${id}, ${id}, 'standard', 'verified', '00Q', ${place}, '2020-06-01', ${decidedOn})`.execute(
      db,
    )
    await sql`insert into facts.subject (system, id, kind, audience, place) values ('north', ${id}, 'case', 'care', ${place})`.execute(
      db,
    )
    await this.told(
      id,
      'care.referral-received',
      '2020-06-01',
      { pathway: 'standard', commissioner: '00Q', fullConsideration: true },
      '2020-06-01T10:00:00Z',
    )
    await this.told(id, 'care.decision-verified', decidedOn, { outcome: 'eligible' }, recordedAt)
    return id
  }

  async told(subject: string, name: string, on: string, detail: object, recordedAt = `${on}T10:00:00Z`) {
    await sql`insert into facts.fact (system, id, subject, name, occurred_on, recorded_at, recorded_by, recorded_role, detail, audience, place)
      select 'north', ${++this.#serial}, ${subject}, ${name}, ${on}, ${recordedAt}, 'test', 'nurse-assessor', ${JSON.stringify(detail)}::jsonb, 'care', place
      from facts.subject where id = ${subject}`.execute(this.#db)
    await sql`update facts.subject set version = version + 1 where id = ${subject}`.execute(this.#db)
    await this.#readAgain()
  }

  async clear(): Promise<void> {
    await sql`truncate care.person, care.case, facts.fact, facts.subject, care.request_reading, care.return_version,
      care.return_cell, care.return_signature cascade`.execute(this.#db)
  }
}
