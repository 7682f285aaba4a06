/**
 * What `select` reaches on every table that holds people, staff or uncounted numbers, for actors of any role, place and
 * case, beside an oracle in TypeScript. A table or view without an oracle fails by name.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type Actor, as, databaseRoleOf, roleIds } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { classification } from './testing/catalogue/classification.ts'
import { readCatalogue } from './testing/catalogue/read-catalogue.ts'
import {
  type Planted,
  people,
  places,
  planted,
  rows,
  rowsIn,
  systems,
} from './testing/row-security/planted.ts'

/** Held elsewhere, each for the reason given. */
const elsewhere: Readonly<Record<string, string>> = {
  'care.return_version': 'one for a quarter of a system, for its staff: signed off in src/care/return',
  'care.return_cell': 'belongs to its version',
  'care.return_signature': 'belongs to its version',
  'platform.outbox_standing': 'counts letters by state, and names nobody',
}

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  for (const system of systems)
    await sql`insert into platform.system (system, name) values (${system}, ${system})`.execute(database.db)
  for (const [table, plan] of Object.entries(planted))
    if (table in classification.tables) await plant(table, plan)
})
after(() => database.close())

async function plant(table: string, plan: Planted): Promise<void> {
  for (const [number, row] of rowsIn(plan).entries()) {
    const columns = { system: row.system, ...plan.columns(row, number + 1) }
    const names = sql.join(Object.keys(columns).map(name => sql.ref(name)))
    const values = sql.join(Object.values(columns).map(value => sql`${value}`))
    await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(database.db)
  }
}

const bound = ['application', 'public_reader', 'counting'] as const
type Bound = (typeof bound)[number]

async function mayAsk(role: Bound, table: string): Promise<boolean> {
  const { rows: answers } = await sql<{ may: boolean }>`
    select has_any_column_privilege(${role}, ${table}, 'select') as may`.execute(database.db)
  return answers[0]?.may === true
}

const confidential = Object.entries(classification.tables).flatMap(([name, { holds }]) =>
  holds === 'nobody' ? [] : [name],
)

test('every table about people, staff or uncounted numbers has its oracle, and so has every view', async () => {
  const { views } = await database.db.transaction().execute(tx => readCatalogue(tx))
  const missing: string[] = []
  for (const name of [...confidential, ...views.map(view => view.name)])
    if (!(name in planted) && !(name in elsewhere) && (await mayAsk('application', name))) missing.push(name)
  assert.deepEqual(missing, [])
})

test('the public, and whoever counts, have no right at all on a table about people', async () => {
  for (const name of confidential.filter(each => classification.tables[each]?.holds !== 'counts'))
    for (const role of ['public_reader', 'counting'] as const)
      assert.equal(await mayAsk(role, name), false, `${role} ${name}`)
  const nobody = anActor('public', { id: 'public' })
  for (const name of Object.keys(planted))
    await assert.rejects(
      as(database.db, nobody, tx => sql`select from ${sql.table(name)}`.execute(tx)),
      /permission denied/,
      name,
    )
})

const actors: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom(...roleIds, 'job' as const),
    system: fc.constantFrom(...systems),
    id: fc.constantFrom(...people, 'test:somebody-else'),
    places: fc.subarray([...places]),
    subjects: fc.subarray(
      rows.map(row => row.id),
      { maxLength: 3 },
    ),
  })
  .map(({ role, ...changes }) => anActor(role, changes))

/** What the actor's own connection finds; nothing where the role may not ask. */
async function reached(actor: Actor, table: string, { key }: Planted): Promise<string[]> {
  if (!(await mayAsk(databaseRoleOf(actor), table))) return []
  const found = await as(database.db, actor, tx =>
    sql<{ key: string }>`select ${sql.raw(key)} as key from ${sql.table(table)}`.execute(tx),
  )
  return found.rows.map(row => row.key).sort()
}

test('an actor reaches the rows of the oracle, all of them and no other', async () => {
  const seen = { some: 0, none: 0 }
  await fc.assert(
    fc.asyncProperty(actors, async actor => {
      for (const [table, plan] of Object.entries(planted)) {
        const expected = rowsIn(plan).flatMap(row => (plan.sees(actor, row) ? [row.id] : []))
        assert.deepEqual(await reached(actor, table, plan), expected.sort(), `${actor.role} ${table}`)
        seen[expected.length > 0 ? 'some' : 'none'] += 1
      }
    }),
    { numRuns: 60 },
  )
  assert.ok(seen.some > 100 && seen.none > 100, JSON.stringify(seen))
})

test('settings of another kind of text reach nothing: quotes, commas and braces stay what they are', async () => {
  const odd = ['hill","dale', "hill'; set local actor.system = 'south", '{hill}', 'hill\\', '']
  for (const place of odd) {
    const actor = anActor('place-lead', { system: 'north', places: [place], subjects: [place] })
    const found = await reached(actor, 'care.person', planted['care.person']!)
    assert.deepEqual(found, [], place)
  }
})
