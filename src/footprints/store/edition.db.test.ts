/** What is worked out from the reference data is kept while it stands, and no longer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kit'
import { jobActor, momentOf, type Tx } from '#platform'
import { type FreshDatabase, freshDatabase } from '#testing'
import { membershipsKind, referenceKinds } from '../kinds/reference.ts'
import { smallAreaKinds } from '../kinds/small-areas.ts'
import { systemDivisionKinds } from '../kinds/system.ts'
import { loadReferenceData } from '../load.ts'
import { publishedLayouts } from '../published/layouts.ts'
import { publishedKind } from '../published/published-kind.ts'
import { weightsTo } from '../roll-up/weights.ts'
import { beginEdition, KeptWhileStanding } from './edition.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase(loadReferenceData)
})
after(() => database.close())

const actor = jobActor('test', 'england', [], momentOf({ fixedToday: null }), 'test')
const stop = new Error('Roll back')
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const transaction = database.db.transaction().execute(async tx => {
    await work(tx)
    throw stop
  })
  await assert.rejects(transaction, stop)
}

test('it is worked out once an edition, and an edition that came to nothing leaves nothing', async () => {
  const kept = new KeptWhileStanding<number>(4)
  let worked = 0
  const ask = (tx: Tx) => kept.of(tx, 'how many', async () => ++worked)
  const apart = () => database.db.transaction().execute(ask)
  assert.deepEqual([await apart(), await apart()], [1, 1])
  await undone(async tx => {
    await beginEdition(tx)
    assert.equal(await ask(tx), 2)
    assert.equal(await apart(), 1)
  })
  assert.equal(await apart(), 1)
  await database.db.transaction().execute(beginEdition)
  assert.equal(await apart(), 3)
})

test('everything that brings reference data in begins an edition', async () => {
  const published = publishedLayouts.map(layout => publishedKind(layout, day('2024-04-01')))
  const kinds = [...referenceKinds, ...smallAreaKinds, ...systemDivisionKinds]
  assert.ok(kinds.length >= 15 && published.length >= 3)
  const begins = (name: string, apply: (tx: Tx) => Promise<void>) =>
    undone(async tx => {
      const kept = new KeptWhileStanding<string>(1)
      await kept.of(tx, name, async () => 'before')
      await apply(tx)
      assert.equal(await kept.of(tx, name, async () => 'after'), 'after', name)
    })
  for (const kind of kinds) await begins(kind.name, tx => kind.apply(tx, 'england', [], actor))
  for (const kind of published) await begins(kind.name, tx => kind.apply(tx, 'england', [], actor))
})

test('weights are kept, and follow a commissioner that is moved to another system', async () => {
  const asked = { from: 'commissioner', to: 'system', on: day('2021-04-01') } as const
  const [first, again] = [await weightsTo(database.db, asked), await weightsTo(database.db, asked)]
  assert.ok(first === again)
  const from = first?.get('00Q')?.parts[0]?.code
  assert.ok(from)
  await undone(async tx => {
    const kind = referenceKinds.find(each => each.name === membershipsKind.name)!
    const moved = { relation: 'commissioner-system', member: '00Q', parent: 'QOP', to_on: null }
    await sql`delete from footprints.membership`.execute(tx)
    await kind.apply(tx, 'england', [{ ...moved, from_on: day('2020-04-01') }], actor)
    assert.equal((await weightsTo(tx, asked))?.get('00Q')?.parts[0]?.code, 'QOP')
  })
  assert.ok((await weightsTo(database.db, asked)) === first)
})
