import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { countFromEdition, disclosureRules, shareOf } from '#disclosure'
import type { Instant, Quarter } from '#kit'
import { standardNamed, standards } from '#standards/definitions'
import type { Edition, EditionCell } from '../edition.ts'
import { promiseModel } from '../promise-model.ts'
import { promisesModel } from '../promises-model.ts'
import { PromisePage } from './promise.page.tsx'
import { PromisesPage } from './promises.page.tsx'

const rule = disclosureRules['people-below-nation']
const address = '/north/promises'

function cell(standard: string, numerator: string, denominator: string, period = '2020-21-Q3'): EditionCell {
  const [part, whole] = [countFromEdition(numerator, rule), countFromEdition(denominator, rule)]
  return {
    ...{ standard, period: period as Quarter, level: 'system', code: 'north', name: 'North' },
    ...{ numerator: part, denominator: whole, share: shareOf(part, whole) },
  }
}
const editionWith = (cells: EditionCell[]): Edition => ({
  ...{ system: 'north', subject: 'individual-care', number: 1, supersedes: null, why: 'First edition.' },
  ...{ created: '2021-03-10T10:00:00.000Z' as Instant, asAt: '2021-03-10T09:30:00.000Z' as Instant },
  ...{ invented: true, sha256: 'a'.repeat(64), cells },
})
const textOf = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('exceptions first: short of the target, then with a figure, then without, by title within each', () => {
  const model = promisesModel(address, standards, [
    editionWith([
      cell('chc-review-every-12-months', '20', '40'),
      cell('chc-decision-within-28-days', '60', '80'),
      cell('chc-decision-within-28-days', '80', '80', '2020-21-Q2'),
    ]),
  ])
  assert.deepEqual(
    model.rows.slice(0, 2).map(row => [row.id, row.latest?.figure.value, row.standing]),
    [
      ['chc-decision-within-28-days', 75, 'Target not reached'],
      ['chc-review-every-12-months', 50, ''],
    ],
  )
  const titles = model.rows.slice(2).map(row => row.title)
  assert.deepEqual(titles, [...titles].sort())
  assert.deepEqual([model.rows.length, model.counted, model.missed], [standards.length, 2, 1])
  const text = textOf(render(PromisesPage({ model, asAt: 'as at 10 March 2021' })))
  assert.match(
    text,
    new RegExp(
      `${standards.length} promises are on the list. 2 of them have a published figure yet, and 1 is short`,
    ),
  )
  assert.match(text, /more than 80% \[x\]/)
})

test('a hidden figure neither reaches nor misses its target', () => {
  const model = promisesModel(address, standards, [
    editionWith([cell('chc-decision-within-28-days', '[c]', '20')]),
  ])
  const row = model.rows.find(each => each.id === 'chc-decision-within-28-days')!
  assert.deepEqual([row.standing, row.latest?.figure.value], ['', null])
  assert.ok(model.marks.includes('suppressed'))
})

test('a promise says its limit, law, target and where it was published', () => {
  const standard = standardNamed('chc-decision-within-28-days')!
  const edition = editionWith([cell(standard.id, '70', '80')])
  const model = promiseModel(address, standard, edition, [edition])
  const text = textOf(render(PromisePage({ model, promisesHref: address, placeName: 'North', asAt: '' })))
  assert.match(text, /Time limit 28 days/)
  assert.match(text, /In force since 1 October 2018/)
  assert.match(text, /Target more than 80%: Written answer .* \[x\] not verified/)
  assert.match(text, /Target reached/)
  assert.match(text, /Edition 1, frozen 10 March 2021, 10am: First edition\./)
})

test('a promise that is not counted says why', () => {
  for (const standard of standards.filter(each => each.measure === null)) {
    const model = promiseModel(address, standard, undefined, [])
    assert.ok(
      textOf(render(PromisePage({ model, promisesHref: address, placeName: 'North', asAt: '' }))).includes(
        standard.notCounted!,
      ),
    )
  }
})
