import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day, type Instant } from '#kit'
import { as, realNow, type System, saveSystem } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import type { Assignment, SignedIn } from '../sign-in/signed-in.ts'
import { addSession, findSession, removeSession } from '../store/sessions.ts'
import { breakGlass, mendGlass } from './break-glass.ts'
import { minutesAfter, usualLimits } from './limits.ts'

const north: System = { system: 'north', name: 'North', fixedToday: day('2021-03-10'), demonstration: true }
const south: System = { ...north, system: 'south', name: 'South' }
const assignment: Assignment = {
  ...{ system: 'north', role: 'nurse-assessor', organisation: '0CX', organisationName: 'The unit' },
  ...{ places: ['hill'], teams: [], name: 'Nina', invented: true },
}
const signedIn: SignedIn = {
  ...{
    issuer: 'demonstration',
    sub: 'nina',
    name: 'Nina',
    assurance: null,
    assignment,
    assignments: [assignment],
  },
  ...{ sessionId: 'hash-of-nina', csrfToken: 't', subjects: [], breakGlass: null },
}
const asked = {
  ...{ signedIn, system: north, subject: 'case-7', person: 'person-7', place: 'dale' },
  ...{ reason: 'Nobody else is on duty', requestId: 'r' },
}

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, north)
  await saveSystem(database.db, south)
  const now = realNow()
  await addSession(database.db, {
    ...{ id_hash: 'hash-of-nina', issuer: 'demonstration', subject: 'nina', name: 'Nina', assurance: null },
    ...{ allowed: null, chosen_system: 'north', chosen_role: 'nurse-assessor', chosen_organisation: '0CX' },
    ...{ created_at: now, expires_at: minutesAfter(now, 600) },
  })
})
after(() => database.close())

const glass = async () => (await findSession(database.db, 'hash-of-nina'))?.session
const trail = async () =>
  (
    await sql<{ act: string; subject: string; purpose: string }>`
      select act, subject, purpose from platform.audit order by id`.execute(database.db)
  ).rows

test('refused without a reason, in another role, in another system, and nothing is opened', async () => {
  const director = { ...signedIn, assignment: { ...assignment, role: 'director' as const } }
  for (const [code, changes] of [
    ['invalid', { reason: '  why?   ' }],
    ['invalid', { reason: 'x'.repeat(501) }],
    ['not-permitted', { signedIn: director }],
    ['not-signed-in', { system: south }],
    ['not-signed-in', { signedIn: { ...signedIn, sessionId: 'ended' } }],
  ] as const) {
    const outcome = await breakGlass(database.db, usualLimits, { ...asked, ...changes })
    assert.ok(!outcome.ok)
    assert.equal(outcome.refusal.code, code)
  }
  assert.equal((await glass())?.glass_subject, null)
  assert.deepEqual(await trail(), [])
})

test('opens one subject for an hour at most, with its reason in the audit trail; a second closes the first', async () => {
  const outcome = await breakGlass(database.db, usualLimits, asked)
  assert.ok(outcome.ok)
  const minutes = (Date.parse(outcome.value.until) - Date.now()) / 60_000
  assert.ok(minutes > 59 && minutes <= 60)
  assert.deepEqual(await trail(), [
    { act: 'web.break-glass', subject: 'case-7', purpose: 'Nobody else is on duty' },
  ])
  await breakGlass(database.db, usualLimits, { ...asked, subject: 'case-8' })
  assert.equal((await glass())?.glass_subject, 'case-8')
  assert.equal((await glass())?.glass_person, 'person-7')
})

test('it can be closed again, and that is audited too', async () => {
  const opened = { subject: 'case-8', person: null, reason: asked.reason, until: realNow() as Instant }
  await mendGlass(database.db, { ...asked, signedIn: { ...signedIn, breakGlass: opened } })
  assert.equal((await glass())?.glass_subject, null)
  assert.equal((await trail()).at(-1)?.act, 'web.mend-glass')
})

test('it ends with the session', async () => {
  await breakGlass(database.db, usualLimits, asked)
  await removeSession(database.db, 'hash-of-nina')
  assert.equal(await glass(), undefined)
})

test('no role of a request can read or write sessions, drafts, assignments or the secret', async () => {
  for (const role of ['public', 'counting', 'administrator', 'auditor'] as const)
    for (const table of ['session', 'draft', 'assignment', 'secret'])
      for (const statement of [`select * from web.${table}`, `delete from web.${table}`])
        await assert.rejects(
          as(database.db, anActor(role), tx => sql.raw(statement).execute(tx)),
          /permission denied/,
        )
})
