import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { as, saveSystem } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { begin, record } from '../record.ts'
import { installRules } from '../registry.ts'
import type { ClockRule } from '../rule.ts'
import { rebuildClocksCommand } from './rebuild-clocks.ts'

const rules: readonly ClockRule[] = [
  { id: 'test.answer', limit: 'reg22', starts: ['test.asked'], stops: ['test.answered'] },
]

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await saveSystem(database.db, { system: 'north', name: 'North', fixedToday: null, demonstration: false })
  await sql`insert into footprints.place (system, place, name) values ('north', 'hill', 'Hill')`.execute(
    database.db,
  )
  installRules(rules)
  const lead = anActor('place-lead')
  for (const id of ['case-1', 'case-2'])
    await as(database.db, lead, async tx => {
      const labels = { place: 'hill', team: null, owner: null, inCharge: null }
      await begin(tx, lead, { id, kind: 'case', audience: 'care', ...labels })
      await record(tx, lead, { subject: id, name: 'test.asked', occurredOn: day('2021-03-01') })
    })
})
after(() => database.close())

async function run(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const open = async () => ({ ...database, close: async () => undefined })
  const status = await rebuildClocksCommand(rules)(open).run(args, {
    stdin: Readable.from([]),
    stdout,
    stderr,
  })
  stdout.end()
  stderr.end()
  return { status, out: (await stdout.toArray()).join('') }
}

test('lost and wrong clocks are made again from what happened', async () => {
  const stored = async () =>
    (await sql`select subject, rule, due_on from clocks.clock order by subject`.execute(database.db)).rows
  const before = await stored()
  await sql`delete from clocks.clock where subject = 'case-1'`.execute(database.db)
  await sql`update clocks.clock set due_on = '1999-01-01' where subject = 'case-2'`.execute(database.db)
  const { status, out } = await run('--json')
  assert.deepEqual([status, JSON.parse(out)], [0, { systems: [{ system: 'north', subjects: 2, clocks: 2 }] }])
  assert.deepEqual(await stored(), before)
  assert.equal((await run('--system', 'north')).out, 'north: 2 time limits of 2 subjects\n')
})

test('an unknown system is refused', async () => {
  const { status, out } = await run('--system', 'nowhere', '--json')
  assert.deepEqual([status, JSON.parse(out).refusal.code], [2, 'not-found'])
})
