import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { colours } from '../colours.ts'
import { drawn, markupOf, refusedBecause, wordsOf } from '../testing/pictures.ts'
import { drawFunnel } from './draw-funnel.tsx'

describe('funnel', () => {
  const areas = Array.from({ length: 12 }, (_, index) => ({
    name: `Area ${String.fromCharCode(76 - index)}`,
    numerator: index === 0 ? 9 : 30 + index,
    denominator: 60,
  }))
  const model = {
    measure: 'Answered',
    place: 'England',
    counted: 'questions',
    kind: { statistic: 'proportion', multiplier: 100 } as const,
    areas: [
      ...areas,
      { name: 'Small', numerator: 4, denominator: 4 },
      { name: 'Silent', numerator: null, denominator: 9 },
    ],
  }

  test('outliers are named, in the drawing and in words; nobody is ranked', () => {
    const picture = drawn(drawFunnel(model))
    assert.equal(picture.finding, 'Answered: 1 of 12 areas lies outside the expected range')
    assert.match(wordsOf(markupOf(picture)), /Area L/)
    assert.ok(picture.notes.includes('Below the expected range (99.8%): Area L.'))
    const names = picture.table.rows.slice(0, 12).map(row => row[0])
    assert.deepEqual(names, [...names].sort())
  })

  test('under five questions nothing is compared, and no figure is no zero', () => {
    const picture = drawn(drawFunnel(model))
    assert.deepEqual(picture.table.rows.at(-1), ['Small', 4, 4, '', 'not compared: too few'])
    assert.deepEqual(picture.table.rows.at(-2), ['Silent', null, 9, '', 'no figure'])
    assert.doesNotMatch(wordsOf(markupOf(picture)), /Small|Silent/)
  })

  test('better and worse only where it was said which way is better', () => {
    assert.ok(!markupOf(drawn(drawFunnel(model))).includes(colours.concern))
    assert.ok(markupOf(drawn(drawFunnel({ ...model, better: 'higher' }))).includes(colours.concern))
  })

  test('limits may be widened, and say by how much', () => {
    const apart = areas.map((area, index) => ({ ...area, numerator: 8 + index * 4 }))
    const outsiders = (limits: 'by chance' | 'widened') =>
      drawn(drawFunnel({ ...model, areas: apart, limits })).table.rows.filter(row =>
        /expected/.test(String(row[4])),
      )
    assert.ok(outsiders('by chance').length > outsiders('widened').length)
    const notes = (areas: typeof apart) => drawn(drawFunnel({ ...model, areas, limits: 'widened' })).notes
    assert.ok(notes(apart).some(note => /widened, because .*φ \d/.test(note)))
    assert.ok(notes(areas).some(note => note.startsWith('Areas differ by no more than chance')))
    const rate = { statistic: 'rate', rate: 'crude', multiplier: 1000, years: 1 } as const
    const rated = model.areas.map(area => ({
      ...area,
      rate: ((area.numerator ?? 0) / area.denominator) * 1000,
    }))
    assert.ok(drawFunnel({ ...model, kind: rate, areas: rated }).ok)
    assert.match(
      refusedBecause(drawFunnel({ ...model, kind: rate, areas: rated, limits: 'widened' })),
      /rates/,
    )
  })

  test('the limits end where the plot does, and are named there', () => {
    const multiplier = 50_000
    const rated = [
      ...[
        [112_000, 9],
        [139_000, 14],
        [85_000, 5],
        [161_000, 21],
        [134_000, 12],
      ],
      ...[
        [275_000, 31],
        [291_000, 24],
        [90_000, 8],
      ],
    ].map(([denominator, numerator], index) => ({
      ...{ name: `Area ${index}`, numerator: numerator!, denominator: denominator! },
      rate: (numerator! / denominator!) * multiplier,
    }))
    const kind = { statistic: 'rate', rate: 'crude', multiplier, years: 1 } as const
    const picture = drawn(drawFunnel({ ...model, kind, areas: rated }))
    for (const format of ['wide', 'narrow'] as const) {
      const markup = markupOf(picture, format)
      const [, left, right] = /<path d="M([\d.]+),[\d.]+H([\d.]+)"/.exec(markup)!.map(Number)
      const lines = [...markup.matchAll(/<path d="([^"]+)" stroke-dasharray/g)].flatMap(([, d]) =>
        d!.split('M').slice(1),
      )
      assert.equal(lines.length, 4)
      for (const line of lines) {
        const across = [...line.matchAll(/([\d.]+),/g)].map(([, x]) => Number(x))
        assert.ok(
          across.every(x => x >= left! && x <= right!) && across.at(-1) === right,
          `${format}: from ${Math.min(...across)} to ${Math.max(...across)}, the plot from ${left} to ${right}`,
        )
      }
      assert.equal([...wordsOf(markup).matchAll(/99\.8%/g)].length, 2)
    }
  })

  test('an area given twice, and areas too few to compare, are refused', () => {
    assert.match(
      refusedBecause(drawFunnel({ ...model, areas: [...areas, areas[0]!] })),
      /Area L is given twice/,
    )
    assert.match(refusedBecause(drawFunnel({ ...model, areas: areas.slice(0, 1) })), /Fewer than two areas/)
  })
})
