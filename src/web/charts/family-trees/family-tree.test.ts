import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { drawn, markupOf, refusedBecause, wordsOf } from '../testing/pictures.ts'
import { drawFamilyTree } from './draw-family-tree.tsx'
import { type FamilyTreeModel, familyRows } from './model.ts'

const model = (ids: string, steps: readonly string[]): FamilyTreeModel => ({
  ...{ finding: 'Two became one', subtitle: 'C and its family', subject: 'C', notes: [] },
  members: [...ids].map(id => ({ id, name: `Body ${id}`, what: id, span: 'since 2020', isOpen: id === 'C' })),
  steps: steps.map(([from = '', to = '']) => ({ from, to, when: '1 April 2020', share: 'all of it' })),
})
const rowsOf = (ids: string, steps: readonly string[]) => {
  const rows = familyRows(model(ids, steps))
  assert.ok(rows.ok)
  return { order: rows.value.members.map(each => each.id).join(''), ...rows.value }
}

test('those before stand directly above what followed them', () => {
  const { order, lines, lanes } = rowsOf('CABD', ['AC', 'BC', 'CD'])
  assert.equal(order, 'ABCD')
  assert.deepEqual(
    lines.map(({ from, to }) => [from, to]),
    [
      [[2], 3],
      [[0, 1], 2],
    ],
  )
  assert.equal(lanes, 1)
})

test('lines that pass each other lie side by side', () => {
  const { order, lanes } = rowsOf('ABC', ['AB', 'AC'])
  assert.equal(order, 'ABC')
  assert.equal(lanes, 2)
})

test('a circle and a stranger are refused', () => {
  assert.match(refusedBecause(drawFamilyTree(model('AB', ['AB', 'BA']))), /circle/)
  assert.match(refusedBecause(drawFamilyTree(model('AB', ['AX']))), /not there/)
})

test('the picture names everybody, in both formats, and its numbers are the steps', () => {
  const picture = drawn(drawFamilyTree(model('ABC', ['AC', 'BC'])))
  for (const format of ['wide', 'narrow'] as const)
    assert.match(wordsOf(markupOf(picture, format)), /Body A.*Body B.*Body C/)
  assert.deepEqual(picture.table.rows[0], ['Body A', 'A', 'Body C', 'C', '1 April 2020', 'all of it'])
  assert.match(picture.description, /Body A became Body C, all of it/)
  assert.deepEqual(
    picture.list?.map(each => each.name),
    ['Body A', 'Body B', 'Body C'],
  )
})

test('any family without a circle is drawn, nobody before those it followed, no two lines in one place', () => {
  const pairs = [...'ABCDEFG'].flatMap((a, at) => [...'ABCDEFG'].slice(at + 1).map(b => a + b))
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...pairs)), steps => {
      const { members, lines } = rowsOf('GFEDCBA', steps)
      assert.equal(members.length, 7)
      for (const line of lines) {
        assert.ok(line.from.every(row => row < line.to))
        for (const other of lines.filter(each => each !== line && each.lane === line.lane))
          assert.ok(other.to <= line.from[0]! || other.from[0]! >= line.to)
      }
    }),
  )
})
