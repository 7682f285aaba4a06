/** The whole house held to its own rules. That each rule can fail is shown beside the rules, on planted files. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { areas, doorsOf, house, ownersStores, testingFolder, unboundByStores } from './architecture.ts'
import { checkImports, checkOrder } from './testing/architecture/check-imports.ts'
import { checkQueries } from './testing/architecture/check-queries.ts'
import { checkStyle } from './testing/architecture/check-style.ts'
import { inWords } from './testing/architecture/fault.ts'
import { importsBelow, type Module } from './testing/architecture/import-graph.ts'
import { type SourceFile, sourceFilesBelow } from './testing/architecture/source-file.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['src', 'spec', 'e2e', 'bench']

let modules: readonly Module[]
let files: readonly SourceFile[]
before(() => {
  files = sourceFilesBelow(root, folders)
  modules = importsBelow(root, folders)
})

test('the order of the areas allows no circle', () => {
  assert.equal(inWords(checkOrder(house)), '')
})

test('every file that there is was looked at', () => {
  const seen = new Set(modules.map(each => each.source))
  assert.ok(files.length > 100)
  assert.deepEqual(
    files.map(each => each.path).filter(path => !seen.has(path)),
    [],
  )
})

test('every import goes through a door that may be opened', () => {
  assert.equal(inWords(checkImports(modules, house)), '')
})

test('SQL stands in stores, and no query runs round row security', () => {
  assert.equal(inWords(checkQueries(files, { unbound: unboundByStores, ownersStores })), '')
})

test('files are short, named, and hide nothing', () => {
  assert.equal(inWords(checkStyle(files)), '')
})

test('every folder in src is an area of the list, with a door', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== testingFolder)
    .map(entry => entry.name)
  assert.deepEqual(
    folders.filter(folder => !areas.some(area => area.name === folder)),
    [],
  )
})

test('publishing cannot reach a person’s row', () => {
  const publishing = areas.find(area => area.name === 'publishing')
  assert.ok(publishing)
  for (const door of ['facts', 'clocks', 'care', 'community'])
    assert.ok(!doorsOf(publishing).includes(door), door)
})
