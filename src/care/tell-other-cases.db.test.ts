/** A death is true of the person: what one case records of it, the others are told. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clocksOf, installRules } from '#clocks'
import { factsOf } from '#facts'
import { day, type NhsNumber } from '#kit'
import { type Actor, as, saveSystem, type Tx } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { formOfJson } from '#web'
import { caseActs } from './acts/index.ts'
import { clockRules } from './definitions.ts'
import { doAct } from './do-act.ts'
import type { PathwayAct } from './pathways/index.ts'
import { receiveReferral } from './receive-referral.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  installRules(clockRules)
  await saveSystem(database.db, { system: 'north', name: 'North', fixedToday: null, demonstration: true })
})
after(() => database.close())

const today = '2021-03-10'
const lead = anActor('place-lead')
const verifier = anActor('hub-verifier', { places: ['hill', 'dale'] })
const doing = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => as(database.db, actor, work)

async function act(name: PathwayAct, id: string, body: Record<string, unknown>): Promise<void> {
  const acted = await doing(lead, tx =>
    doAct(tx, lead, caseActs.get(name)!, { case: id, form: formOfJson(body) }),
  )
  assert.ok(acted.ok, acted.ok ? '' : acted.refusal.message)
}

const numbers = ['9990000018', '9990000026'].values()
async function aCase(place: string) {
  const referrer = anActor('referrer', { places: [] })
  const received = await doing(referrer, tx =>
    receiveReferral(tx, referrer, {
      ...{ nhsNumber: numbers.next().value as NhsNumber, familyName: 'Example', givenName: 'Joan' },
      ...{ bornOn: day('1938-05-01'), commissioner: '00Q', place, team: null },
      ...{ signedOn: day('2021-03-08'), receivedOn: day('2021-03-08'), signedBy: 'Ward sister' },
      notice: { kind: 'other-notification', why: 'Asked by the hospital' },
    }),
  )
  assert.ok(received.ok)
  return received.value.case
}

test('a death ends every open or funded case of the person, wherever it is, and so does its being taken back', async () => {
  await sql`insert into footprints.place (system, place, name) values ('north', 'hill', 'Hill'), ('north', 'dale', 'Dale')
    on conflict do nothing`.execute(database.db)
  const [here, elsewhere] = [await aCase('hill'), await aCase('dale')]
  // Two requests of one person can both be open where they came in by an import.
  await sql`update care.case set person = ${here.person} where id = ${elsewhere.id}`.execute(database.db)
  const standing = async () => {
    const { rows } = await doing(verifier, tx =>
      sql<{ state: string; died: string | null }>`select c.state, p.died_on as died from care.case c
        join care.person p on p.system = c.system and p.id = c.person
        where c.id = ${elsewhere.id}`.execute(tx),
    )
    const clocks = await doing(verifier, tx => clocksOf(tx, 'north', elsewhere.id))
    return [rows[0]?.state, rows[0]?.died, clocks[0]?.outcome]
  }
  await act('record-death', here.id, { on: today, source: 'The ward rang' })
  assert.deepEqual(await standing(), ['closed', today, 'discounted'])
  const unseen = await doing(lead, tx => sql`select from care.case where id = ${elsewhere.id}`.execute(tx))
  assert.equal(unseen.rows.length, 0, 'the other place’s case stays out of the actor’s sight')
  const death = (await doing(lead, tx => factsOf(tx, 'north', here.id))).at(-1)!
  await act('correct-fact', here.id, { entry: String(death.id), why: 'It was her sister' })
  assert.deepEqual(await standing(), ['received', null, null])
})
