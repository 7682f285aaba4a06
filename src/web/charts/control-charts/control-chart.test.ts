import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { controlChart } from '#statistics'
import { colours } from '../colours.ts'
import { inTime, levels, months } from '../testing/decided-in-time.ts'
import { drawn, markupOf, refusedBecause, wordsOf } from '../testing/pictures.ts'
import { drawControlChart } from './draw-control-chart.tsx'

describe('control chart', () => {
  const picture = drawn(drawControlChart(inTime))

  test('finding, icons and convention are words', () => {
    assert.equal(
      picture.finding,
      'Decided in time: no significant change, 78% in August 2020, and the target of 80% is hit and miss',
    )
    assert.deepEqual(
      picture.verdicts?.map(verdict => verdict.words),
      ['Ordinary variation: no significant change', 'Hit and miss: the target may or may not be met'],
    )
    assert.match(picture.notes.at(-1) ?? '', /^Convention: nhsrplotthedots\. .*A run is 7 points/)
    assert.ok(picture.notes.includes('New team, January 2020: mean and limits begin again.'))
  })

  test('a missing value is a gap in the line, a cross, and words in the table', () => {
    const series = new RegExp(`<path d="(M[^"]*)" fill="none" stroke="${colours.common}" stroke-width="1.25"`)
    const line = series.exec(markupOf(picture))?.[1] ?? ''
    assert.equal(line.match(/M/g)?.length, 2)
    assert.match(markupOf(picture), /June 2019: no value recorded/)
    assert.equal(picture.table.rows[5]?.[1], null)
    assert.ok(picture.notes.some(note => note.startsWith('1 value is missing')))
  })

  test('each phase has its own mean and limits: solid ink, dashed grey; the target dash-dot', () => {
    const html = markupOf(picture)
    const limits = /<path d="([^"]*)" stroke="#6f777d" stroke-width="1.75" stroke-dasharray="7 4"/.exec(html)
    assert.equal(limits?.[1]?.match(/M/g)?.length, 4)
    assert.match(html, /stroke="#1d2422" stroke-width="2" stroke-dasharray="12 4 2 4"/)
    assert.match(wordsOf(html), /Upper limit 86% {2}Lower limit 61\.7% {2}Mean 73\.9%/)
    assert.match(wordsOf(html), /Target 80%/)
  })

  test('kinds of points differ by shape', () => {
    const { chart } = inTime
    assert.ok(chart.ok)
    const worse = drawn(
      drawControlChart({
        ...inTime,
        chart: controlChart(
          { dates: months(20), values: levels.map(value => value && 100 - value) },
          { improvement: 'increase' },
        ),
      }),
    )
    assert.match(markupOf(worse), /#c2500a[^>]*><path d="M[\d.,]+m-[\d.]+,-[\d.]+h/)
    assert.match(wordsOf(markupOf(worse)), /concern/)
    assert.match(worse.finding, /getting worse, 22% in August 2020$/)
  })

  test('too little is no chart, and says why', () => {
    const one = controlChart({ dates: ['2020-01-01'], values: [3] })
    assert.equal(
      refusedBecause(drawControlChart({ ...inTime, chart: one })),
      'Fewer than two points: no chart',
    )
    const blank = controlChart({ dates: months(3), values: [null, 4, null] })
    assert.equal(
      refusedBecause(drawControlChart({ ...inTime, chart: blank })),
      'Fewer than two points: no chart',
    )
    const none = controlChart({ dates: [], values: [] })
    assert.equal(
      refusedBecause(drawControlChart({ ...inTime, chart: none })),
      'Fewer than two points: no chart',
    )
    const twice = controlChart({ dates: ['2020-01-01', '2020-01-01'], values: [3, 4] })
    assert.match(refusedBecause(drawControlChart({ ...inTime, chart: twice })), /^No chart: /)
  })

  test('equal values have a mean and no limits, and say so', () => {
    const level = drawn(
      drawControlChart({
        ...inTime,
        chart: controlChart({ dates: months(14), values: months(14).map(() => 5) }),
      }),
    )
    assert.ok(level.notes.some(note => note.startsWith('No limits from January 2019')))
    assert.doesNotMatch(wordsOf(markupOf(level)), /Upper limit/)
  })
})
