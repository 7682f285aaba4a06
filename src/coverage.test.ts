/** docs/coverage.csv says where each need of the inventory is met: the list is whole, and what it says is so. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { pages } from './app.ts'
import { commands } from './cli.ts'
import { inWords } from './testing/architecture/fault.ts'
import { type CoverageRow, checkIds, checkPlaces, checkTests } from './testing/coverage/check-coverage.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = readFileSync(new URL('../docs/coverage.csv', import.meta.url), 'utf8')
const rows: CoverageRow[] = parse(text, { columns: true })

test('the list has the columns id, where, test and note, and a row for every need', () => {
  assert.equal(text.split('\n')[0], 'id,where,test,note')
  assert.equal(inWords(checkIds(rows)), '')
})

test('every need that is met names a test that exists', () => {
  assert.equal(inWords(checkTests(rows, root)), '')
})

test('every page and command that is named is one that the product has', () => {
  const registered = { paths: pages.map(page => page.path), commands: Object.keys(commands) }
  assert.equal(inWords(checkPlaces(rows, registered)), '')
})
