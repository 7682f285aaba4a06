import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { disclosureRules } from '#disclosure'
import { reaches, standardTags } from '#measures/definitions'
import { limitOfStandard, standardNamed, standards } from './definitions.ts'

test('every promise has a file of its own name, and every file is on the list', () => {
  const files = readdirSync(new URL('.', import.meta.url))
    .filter(name => name.endsWith('.ts') && !name.startsWith('definitions'))
    .map(name => name.slice(0, -3))
  assert.deepEqual(standards.map(standard => standard.id).sort(), files.sort())
})

for (const standard of standards)
  test(`${standard.id} says whose it is, how long it allows and how it is counted`, () => {
    assert.ok(standardTags.includes(standard.tag))
    assert.ok(limitOfStandard(standard).law.length > 0)
    assert.ok(standard.title && standard.kept && standard.authority && standard.subject)
    assert.equal(standardNamed(standard.id), standard)
    assert.equal(standard.measure === null, standard.notCounted !== undefined)
    if (!standard.measure) return
    assert.ok(Object.hasOwn(disclosureRules, standard.measure.disclosure))
    assert.ok(standard.measure.numerator && standard.measure.denominator && standard.measure.source)
  })

test('measures have one meaning each', () => {
  const ids = standards.flatMap(standard => (standard.measure ? [standard.measure.id] : []))
  assert.equal(new Set(ids).size, ids.length)
})

test('more than 80% is not reached by 80%', () => {
  assert.equal(reaches({ moreThanPercent: 80 }, 80), false)
  assert.equal(reaches({ atLeastPercent: 80 }, 80), true)
  assert.equal(reaches({ atMostOverdue: 0 }, 80), undefined)
})
