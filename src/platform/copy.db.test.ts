import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type FreshDatabase, freshDatabase } from '#testing'
import { copyInto } from './copy.ts'

let database: FreshDatabase
before(async () => {
  database = await freshDatabase()
  await sql`create table copied (id integer primary key, words text, said jsonb, is_so boolean)`.execute(
    database.db,
  )
})
after(() => database.close())

const columns = ['id', 'words', 'said', 'is_so'] as const
const odd = ['tab\tand\nbreak\r', 'back\\slash', '\\N', '\\.', '', 'é 😀', '"quoted", with comma']
const rows = odd.map((words, id) => ({ id, words, said: { words, list: [words] }, is_so: id % 2 === 0 }))
const stored = async () => (await sql`select * from copied order by id`.execute(database.db)).rows

test('rows come out of a table as they were copied into it, whatever is written in them', async () => {
  const unsaid = { id: 100, words: null, said: null, is_so: null }
  await database.db.transaction().execute(tx => copyInto(tx, 'copied', columns, [...rows, unsaid]))
  assert.deepEqual(await stored(), [...rows, unsaid])
})

test('what breaks a key throws, and the transaction that it belongs to leaves nothing', async () => {
  const before = await stored()
  const more = [
    { id: 200, words: 'new', said: null, is_so: null },
    { id: 0, words: 'there already', said: null, is_so: null },
  ]
  await assert.rejects(
    database.db.transaction().execute(tx => copyInto(tx, 'copied', columns, more)),
    /duplicate key/,
  )
  assert.deepEqual(await stored(), before)
})
