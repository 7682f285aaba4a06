/** What waits for the unit without a time limit is on the work list all the same. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { render } from 'preact-render-to-string'
import { installRules } from '#clocks'
import { type Day, day, type NhsNumber } from '#kit'
import { type Actor, as, saveSystem } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import type { PageContext } from '#web'
import { clockRules } from '../definitions.ts'
import { tellUs } from '../family/tell-us.ts'
import { worklistPage } from '../pages/worklist.ts'
import { type Notice, receiveReferral } from '../receive-referral.ts'
import { type UntimedFilter, untimedCases } from './untimed.ts'

const today = day('2021-03-10')
const system = { system: 'north', name: 'North', fixedToday: today, demonstration: true }
const nurse = anActor('nurse-assessor', { id: 'me' })
let database: FreshDatabase

async function received(nhsNumber: string, notice: Notice): Promise<string> {
  const referrer = anActor('referrer', { places: [] })
  const outcome = await as(database.db, referrer, tx =>
    receiveReferral(tx, referrer, {
      ...{ nhsNumber: nhsNumber as NhsNumber, familyName: 'Example', givenName: 'Joan' },
      ...{ bornOn: day('1938-05-01'), commissioner: '00Q', place: 'hill', team: 'hill' },
      ...{ signedOn: day('2021-03-01'), signedBy: 'Ward sister', notice },
    }),
  )
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message)
  return outcome.value.case.id
}

let timed: string
let nursing: string
let unsent: string
before(async () => {
  database = await freshDatabase()
  installRules(clockRules)
  await saveSystem(database.db, system)
  timed = await received('9990000018', { kind: 'other-notification', why: 'After a hospital stay' })
  nursing = await received('9990000026', { kind: 'nursing-care' })
  unsent = await received('9990000034', { kind: 'other-notification', why: 'After a hospital stay' })
  await sql`update care.case set state = 'verified', decided_on = '2021-02-20', coordinator = 'me'
    where id = ${unsent}`.execute(database.db)
})
after(() => database.close())

const waiting = async (actor: Actor = nurse, changes: Partial<UntimedFilter> = {}) =>
  (
    await as(database.db, actor, tx =>
      untimedCases(tx, 'north', { places: actor.places, limit: 10, ...changes }),
    )
  ).map(({ id, what, since }): [string, string, Day] => [id, what, since])

test('a letter that was not sent and a step without a limit wait, the longest first; what has a limit does not', async () => {
  assert.deepEqual(await waiting(), [
    [unsent, 'letter', '2021-02-20'],
    [nursing, 'step', today],
  ])
  assert.deepEqual((await waiting(nurse, { coordinator: 'me' })).length, 1)
  assert.deepEqual(
    (await waiting(nurse, { coordinator: null })).map(([id]) => id),
    [nursing],
  )
  assert.deepEqual(await waiting(anActor('nurse-assessor', { places: ['dale'] })), [])
})

test('what a family tells waits as a message, also where a limit runs', async () => {
  const daughter = anActor('family-member', { places: [], subjects: [timed] })
  const told = await as(database.db, daughter, tx =>
    tellUs(tx, daughter, timed, { what: 'died', text: undefined }),
  )
  assert.ok(told.ok, told.ok ? '' : told.refusal.message)
  assert.ok((await waiting()).some(([id, what]) => id === timed && what === 'message'))
})

const shownTo = async (query: string): Promise<string> => {
  const shown = await as(database.db, nurse, tx => {
    const context: PageContext = {
      ...{ tx, actor: nurse, system, url: '/', form: null, refusal: null, params: { system: 'north' } },
      ...{ query: new URLSearchParams(query), panels: async () => [] },
      count: () => assert.fail('nothing is counted here'),
      breakGlass: () => assert.fail('nobody breaks glass here'),
      mendGlass: () => assert.fail('nobody breaks glass here'),
    }
    return worklistPage.show(context)
  })
  assert.ok('body' in shown)
  return render(shown.body as Parameters<typeof render>[0])
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test('my work says so at its head, and shows them below with what to do', async () => {
  const words = await shownTo('')
  assert.match(
    words,
    /3 cases wait without a time limit : 1 message from a family, 1 decision letter to send and 1 other step/,
  )
  assert.match(
    words,
    /decided, letter not sent yet Since 20 February 2021, 18 days ago In charge you Next step Send the decision letter/,
  )
  assert.match(
    words,
    /funded nursing care: received Since 10 March 2021, today In charge nobody yet Next step Name the coordinator: place lead or hub verifier/,
  )
  assert.match(words, /Read the message/)
  assert.doesNotMatch(await shownTo('show=late'), /without a time limit/)
})

test('among everybody’s it says how many are one’s own, and leads to them', async () => {
  await sql`update clocks.clock set in_charge = 'me' where subject = ${unsent}`.execute(database.db)
  assert.match(await shownTo(''), /1 is yours , none of them late/)
  assert.doesNotMatch(await shownTo('whose=mine'), /is yours/)
})
