import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { done, refuse } from '#kit'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { as, audit, auditRefusal, seal, verifyAudit } from './index.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
})
after(() => database.close())

const countAudit = async (act: string) =>
  (await sql<{ n: number }>`select count(*) as n from platform.audit where act = ${act}`.execute(database.db))
    .rows[0]!.n

test('what a refused act has written is rolled back', async () => {
  const outcome = await as(database.db, anActor('place-lead'), async tx => {
    await audit(tx, anActor('place-lead'), { act: 'test.refused', outcome: 'done' })
    return refuse('out-of-order', 'no')
  })
  assert.equal(outcome.ok, false)
  assert.equal(await countAudit('test.refused'), 0)
})

test('an error is thrown on and leaves nothing', async () => {
  await assert.rejects(
    as(database.db, anActor('place-lead'), async tx => {
      await audit(tx, anActor('place-lead'), { act: 'test.error', outcome: 'done' })
      throw new Error('bug')
    }),
    /bug/,
  )
  assert.equal(await countAudit('test.error'), 0)
})

test('an actor sees their own settings, also with quotes and braces in a place', async () => {
  const places = ["o'hill", '{odd}', 'with "quotes"', 'back\\slash']
  const seen = await as(database.db, anActor('place-lead', { places }), async tx => {
    const { rows } = await sql<{ role: string; places: string[] }>`
      select current_user as role, current_setting('actor.places')::text[] as places`.execute(tx)
    return rows[0]
  })
  assert.deepEqual(seen, { role: 'application', places })
})

test('nobody can write an audit row in another name or system', async () => {
  const actor = anActor('place-lead')
  for (const wrong of [{ id: 'somebody-else' }, { system: 'south' }])
    await assert.rejects(
      as(database.db, actor, tx =>
        audit(tx, { ...actor, ...wrong }, { act: 'test.forged', outcome: 'done' }),
      ),
      /row-level security/,
    )
})

test('the trail is sealed into blocks that follow, a late row goes into a later block, and a change shows', async () => {
  const actor = anActor('place-lead')
  const write = (act: string) =>
    as(database.db, actor, async tx =>
      done(await audit(tx, actor, { act, outcome: 'done', subject: 'case-1' })),
    )
  await write('test.first')
  await seal(database.db, 'north')
  await write('test.second')
  await auditRefusal(database.db, actor, { act: 'test.third', refusal: 'not-permitted' })
  assert.deepEqual(
    { ...(await verifyAudit(database.db, 'north')), head: undefined },
    { system: 'north', holds: true, blocks: 1, sealedRows: 1, unsealedRows: 2, head: undefined, faults: [] },
  )
  assert.equal(await seal(database.db, 'north'), 2)
  assert.equal((await verifyAudit(database.db, 'north')).holds, true)

  await sql`update platform.audit set actor_name = 'Somebody else' where act = 'test.first'`.execute(
    database.db,
  )
  assert.deepEqual((await verifyAudit(database.db, 'north')).faults, ['a row of block 1 was changed'])
  await sql`update platform.audit set actor_name = ${actor.name} where act = 'test.first'`.execute(
    database.db,
  )
  await sql`delete from platform.audit where act = 'test.second'`.execute(database.db)
  assert.match((await verifyAudit(database.db, 'north')).faults[0]!, /^block 2 has lost rows/)
})

test('the application role can neither change nor remove what was audited', async () => {
  for (const statement of [
    'update platform.audit set act = act',
    'delete from platform.audit',
    'delete from platform.audit_unsealed',
  ])
    await assert.rejects(
      as(database.db, anActor('administrator'), tx => sql.raw(statement).execute(tx)),
      /permission denied/,
    )
})
