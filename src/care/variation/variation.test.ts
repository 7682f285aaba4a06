import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quarter } from '#kit'
import { parsePublished, publishedFigures, publishedFor } from './published-figures.ts'
import { variationOf } from './variation.ts'

const area = (code: string, count: number, adults: number | null) => ({ code, name: code, count, adults })

test('of 25 and 10 in 50,000 the highest is 2.5 times the lowest, which is 150% more', () => {
  const { ratio, excessPercent, highest, lowest } = variationOf([
    area('A', 25, 50_000),
    area('B', 20, 100_000),
  ])
  assert.deepEqual([ratio, excessPercent], [2.5, 150])
  assert.deepEqual([highest?.code, highest?.rate, lowest?.code, lowest?.rate], ['A', 25, 'B', 10])
})

test('no ratio over nought, nor of one area; an area without adults has a count and no rate', () => {
  assert.equal(variationOf([area('A', 0, 1000), area('B', 5, 1000)]).ratio, null)
  const one = variationOf([area('A', 5, 1000), area('B', 5, null)])
  assert.deepEqual([one.ratio, one.highest?.code, one.lowest?.code], [null, 'A', 'A'])
  assert.equal(one.areas[1]?.rate, null)
  assert.deepEqual(variationOf([]), {
    areas: [],
    highest: null,
    lowest: null,
    ratio: null,
    excessPercent: null,
  })
})

test('every published figure has its page; referrals of both types are their total, in every year', () => {
  const figures = publishedFigures()
  assert.equal(figures.length, 25)
  assert.ok(figures.every(figure => figure.source.length > 10))
  const of = (period: string, measure: string) =>
    figures.find(each => each.period === period && each.measure === measure)!.value
  for (const year of ['2016-17', '2017-18', '2018-19'])
    assert.equal(
      of(year, 'referrals_received_standard') + of(year, 'referrals_received_fast_track'),
      of(year, 'referrals_received_total'),
    )
})

test('published rates and counts imply one registered population: 44.7 to 45.4 million adults', () => {
  for (const quarter of ['2014-15-Q1', '2014-15-Q2', '2014-15-Q4', '2015-16-Q2'] as Quarter[]) {
    const [people, rate] = ['eligible_snapshot', 'eligible_per_50k_18plus'].map(
      measure => publishedFor(quarter, measure)!.value,
    )
    const adults = (people! / rate!) * 50_000
    assert.ok(adults > 44.7e6 && adults < 45.4e6, `${quarter}: ${adults}`)
  }
  assert.equal(publishedFor('2019-20-Q3' as Quarter, 'eligible_snapshot'), undefined)
})

test('a file with a row that cannot be read is refused by its row', () => {
  assert.throws(() => parsePublished('h\n2019-20,England,x,many,people,s,official'), /Row 2 /)
})
