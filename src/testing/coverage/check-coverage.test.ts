import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { plant } from '../architecture/planted.ts'
import { type CoverageRow, checkIds, checkPlaces, checkTests, inventoryIds } from './check-coverage.ts'

const row = (changes: Partial<CoverageRow>): CoverageRow => ({
  ...{ id: 'S0-01', where: '', test: '', note: '' },
  ...changes,
})
const all = inventoryIds.map(id => row({ id }))

const planted = plant({
  'src/due.test.ts': "test('a pause moves the due day', () => {})\n",
  'src/due.ts': '',
})
after(() => planted.remove())
const registered = { paths: ['/', '/:system/work/cases/:id'], commands: ['clock', 'audit verify'] }

test('the inventory has 165 needs', () => {
  assert.equal(inventoryIds.length, 165)
  assert.deepEqual([inventoryIds[0], inventoryIds.at(-1)], ['S0-01', 'S4-53'])
  assert.deepEqual(checkIds(all), [])
})

test('a need without a row, one with two and one that is none each fail by name', () => {
  const rules = (rows: readonly CoverageRow[]) => checkIds(rows).map(({ rule, where }) => `${where}: ${rule}`)
  assert.deepEqual(rules(all.slice(1)), ['S0-01: need without a row'])
  assert.deepEqual(rules([...all, row({ id: 'S4-53' })]), ['S4-53: need twice'])
  assert.deepEqual(rules([...all, row({ id: 'S4-54' })]), ['S4-54: no such need'])
})

const tests: readonly { cell: string; rules: string[] }[] = [
  { cell: 'src/due.test.ts', rules: [] },
  { cell: 'src/due.test.ts#a pause moves the due day', rules: [] },
  { cell: 'src/due.test.ts; src/due.test.ts#a pause moves the due day', rules: [] },
  { cell: 'src/due.test.ts#a pause moves', rules: ['no such test'] },
  { cell: 'src/gone.test.ts', rules: ['no such test file'] },
  { cell: 'src/due.ts', rules: ['no such test file'] },
  { cell: '', rules: ['met without a test'] },
]
for (const { cell, rules } of tests)
  test(`a need met at / with the test “${cell}”: ${rules.join() || 'nothing wrong'}`, () => {
    const found = checkTests([row({ where: '/', test: cell })], planted.root)
    assert.deepEqual(
      found.map(each => each.rule),
      rules,
    )
  })

const places: readonly { where: string; answers: boolean }[] = [
  { where: '/', answers: true },
  { where: '/north/work/cases/7', answers: true },
  { where: '/north/work/cases/7?edition=2#days', answers: true },
  { where: '/; answerable clock', answers: true },
  { where: 'answerable clock --rule foi', answers: true },
  { where: 'answerable audit verify', answers: true },
  { where: '/north/work/cases/', answers: false },
  { where: '/north/work', answers: false },
  { where: 'answerable audit', answers: false },
  { where: 'answerable clocks', answers: false },
  { where: 'somewhere', answers: false },
]
for (const { where, answers } of places)
  test(`${where} ${answers ? 'answers' : 'does not answer'}`, () => {
    const found = checkPlaces([row({ where })], registered)
    assert.deepEqual(
      found.map(each => each.rule),
      answers ? [] : ['nothing answers there'],
    )
  })
