import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkQueries } from './check-queries.ts'
import { sourceFile } from './source-file.ts'

const rules = { unbound: ['platform', 'testing'], ownersStores: /^src\/web\/store\// }
const broken = (path: string, text: string) =>
  checkQueries([sourceFile(path, text)], rules).map(each => each.rule)

const queries = [
  'await sql`select 1`.execute(tx)',
  'sql<{ n: number }>`select count(*) as n from facts.fact`.execute(tx)',
  'sql.raw(text).execute(tx)',
  "tables(tx).selectFrom('facts.fact').execute()",
  "tx.insertInto('facts.fact').execute()",
  "tx.withTables<T>().updateTable('facts.fact').execute()",
  "tx.deleteFrom('facts.fact').execute()",
]
for (const query of queries)
  test(`SQL outside a store: ${query}`, () => {
    assert.deepEqual([...new Set(broken('src/care/decide.ts', query))], ['SQL outside a store'])
    assert.deepEqual(broken('src/care/store.ts', query), [])
    assert.deepEqual(broken('src/care/store/case.ts', query), [])
    assert.deepEqual(broken('src/platform/audit/append.ts', query), [])
    assert.deepEqual(broken('src/care/decide.db.test.ts', query), [])
  })

const asTheOwner = [
  "db.selectFrom('facts.fact').execute()",
  "database.db.selectFrom('facts.fact').execute()",
  'db.withTables<T>()',
  'db.transaction().execute(work)',
  'db.connection().execute(work)',
  'sql`select 1`.execute(db)',
  'sql`select 1`.execute(database.db)',
  "database.pool.query('select 1')",
  "client.query('select 1')",
]
for (const query of asTheOwner)
  test(`default-role query: ${query}`, () => {
    for (const path of ['src/care/decide.ts', 'src/care/store.ts'])
      assert.ok(broken(path, query).includes('default-role query'), path)
    assert.deepEqual(broken('src/web/store/sessions.ts', query).includes('default-role query'), false)
  })

test('default-role query: a function of a store that asks for the database and not for the transaction of an actor', () => {
  assert.deepEqual(broken('src/care/store.ts', 'export const all = (db: Db) => tables(db)'), [
    'default-role query',
  ])
  assert.deepEqual(broken('src/care/store.ts', 'export const all = (tx: Tx) => tables(tx)'), [])
  assert.deepEqual(broken('src/web/store/sessions.ts', 'export const all = (db: Db) => tables(db)'), [])
})

test('a comment, a sentence or another thing of the same name is no SQL', () => {
  const text = "// sql`select 1`\nconst words = 'tx.selectFrom'\nconst found = search.query('x')\n"
  assert.deepEqual(broken('src/care/decide.ts', text), [])
})

test('a fault says where it stands', () => {
  const [fault] = checkQueries([sourceFile('src/care/decide.ts', '\n\nsql`select 1`\n')], rules)
  assert.deepEqual(fault, {
    rule: 'SQL outside a store',
    where: 'src/care/decide.ts:3',
    what: 'sql`select 1`',
  })
})
