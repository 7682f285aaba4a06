/** Codes of the national data set by version: one row a test. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  codeFor,
  codeVersions,
  findVersion,
  type ListName,
  listNames,
  writtenVersion,
} from '../src/care/national-set/code-lists.ts'

type Row = Readonly<Record<'version' | 'list' | 'code' | 'means' | 'rule', string>>
const rows: Row[] = parse(readFileSync(new URL('care-national-codes.csv', import.meta.url)), {
  ...{ columns: true, trim: true },
})

const meaningOf = ({ version, list, code }: Row): string =>
  findVersion(version)?.lists[list as ListName][code] ?? ''

for (const row of rows)
  test(`version ${row.version}, ${row.list} ${row.code}: ${row.means || 'nothing'} ${row.rule}`, () =>
    assert.equal(meaningOf(row), row.means))

test('every code of every list has its row; a list that no row changes is that of the first version', () => {
  for (const { version, lists } of codeVersions)
    for (const list of listNames) {
      const changed = rows.filter(row => row.version === version && row.list === list && row.means !== '')
      const own =
        changed.length > 0 ? changed : rows.filter(row => row.version === '1.0' && row.list === list)
      assert.deepEqual(own.map(row => row.code).sort(), Object.keys(lists[list]).sort(), `${version} ${list}`)
    }
})

test('what we write is read back as what was meant', () => {
  for (const outcome of ['eligible', 'nursing-care', 'not-eligible'])
    for (const other of codeVersions) {
      const code = codeFor(other, 'decision', outcome)
      assert.ok(code !== undefined && other.lists.decision[code] === outcome)
    }
  assert.equal(writtenVersion.version, '1.0')
  assert.equal(findVersion('2.0'), undefined)
})
