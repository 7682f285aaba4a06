import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { controlChart } from '#statistics'
import { drawAgeBands } from './age-bands/draw-age-bands.tsx'
import { Chart } from './chart.tsx'
import { drawControlChart } from './control-charts/draw-control-chart.tsx'
import { ChartShelf } from './files/shelf.ts'
import { drawSmallMultiples } from './small-multiples/draw-small-multiples.tsx'
import { standaloneSvg } from './standalone-svg.tsx'
import { inTime } from './testing/decided-in-time.ts'
import { drawn, markupOf, refusedBecause, wordsOf } from './testing/pictures.ts'
import { drawTrajectory } from './trajectories/draw-trajectory.tsx'

describe('trajectory, bands, multiples', () => {
  test('a range is low, middle, high in this order', () => {
    const point = { date: '2021-01', low: 5, middle: 4, high: 9 }
    const model = { measure: 'Overdue', place: 'system', rangeWords: '9 of 10 runs' }
    const paths = [{ name: 'Plan', points: [{ date: '2020-12', low: 1, middle: 2, high: 3 }, point] }]
    assert.match(refusedBecause(drawTrajectory({ ...model, paths })), /point 2 are not in this order/)
    const right = [{ name: 'Plan', points: [paths[0]!.points[0]!, { ...point, low: null }] }]
    assert.equal(
      drawn(drawTrajectory({ ...model, paths: right })).finding,
      'Overdue: 4 expected by January 2021',
    )
  })

  test('a suppressed count is marked, one that nobody counted is a box, neither is a zero', () => {
    const picture = drawn(
      drawAgeBands({
        measure: 'Open cases',
        place: 'system',
        counted: 'cases',
        bands: ['new', 'old'],
        places: [
          { name: 'B', counts: [40, 'suppressed'] },
          { name: 'A', counts: [null, 20] },
          { name: 'C', counts: [null, null] },
        ],
      }),
    )
    assert.deepEqual(picture.table.rows, [
      ['A', null, 20, '20, incomplete'],
      ['B', 40, { mark: 'suppressed' }, '40 and [c]'],
      ['C', null, null, 'not counted'],
    ])
    assert.equal(markupOf(picture).match(/stroke-dasharray="3 3"/g)?.length, 2)
    assert.match(picture.finding, /at least 60 cases, 20 of them in the oldest group \(old\)/)
  })

  test('a place without a chart keeps its panel', () => {
    const short = controlChart({ dates: ['2020-01-01'], values: [1] })
    const panels = [
      { name: 'B', chart: inTime.chart },
      { name: 'A', chart: short },
    ]
    const picture = drawn(drawSmallMultiples({ measure: 'In time', place: 'two places', panels }))
    assert.match(wordsOf(markupOf(picture)), /A\s+Fewer than two points: no\s+chart/)
    assert.equal(
      refusedBecause(drawSmallMultiples({ measure: 'In time', place: 'one', panels: panels.slice(1) })),
      'No place has two points: no chart',
    )
  })
})

describe('on a page and as a file', () => {
  test('a figure is named by its finding; numbers and files are under it', () => {
    const html = renderToString(
      <ChartShelf.Provider value={{ address: '/north/promises?edition=2', charts: new Map() }}>
        <Chart id="c" of={drawControlChart(inTime)} asAt="as at 1 May 2021" level={3} />
      </ChartShelf.Provider>,
    )
    assert.match(html, /<figure class="app-chart" id="c" aria-labelledby="c-finding"><h3/)
    assert.equal(
      html.match(/role="img" aria-labelledby="c-(wide|narrow)-title c-\1-description"/g)?.length,
      2,
    )
    assert.match(html, /<details.*as at 1 May 2021.*<th[^>]*>June 2019<\/th><td[^>]*>missing/s)
    assert.match(html, /href="\/north\/promises\?edition=2&amp;chart=c\.csv"/)
    assert.doesNotMatch(html, / style=/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(found => found[1])
    assert.equal(new Set(ids).size, ids.length)
  })

  test('without a picture the reason stands there', () => {
    const html = renderToString(
      <Chart id="c" of={drawAgeBands({ ...bandless, places: [] })} asAt="as at 1 May 2021" />,
    )
    assert.match(html, /app-empty__why">No places: no chart</)
  })

  test('a file says what it is, also when it is passed on', () => {
    const svg = standaloneSvg(drawn(drawControlChart(inTime)), {
      asAt: 'as at 1 May 2021',
      source: 'Board paper',
      isDemonstration: true,
    })
    assert.match(
      svg,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
    )
    const said = wordsOf(svg).replace(/\s+/g, ' ')
    assert.ok(
      said.includes('Demonstration. Organisations are real. Anything marked [invented] did not happen.'),
    )
    assert.ok(said.includes('Board paper, as at 1 May 2021'))
    assert.doesNotMatch(svg, / class=| style=|href=/)
    const plain = standaloneSvg(drawn(drawControlChart(inTime)), { asAt: '', isDemonstration: false })
    assert.doesNotMatch(plain, /Demonstration/)
  })
})

const bandless = { measure: 'Open cases', place: 'system', counted: 'cases', bands: ['new', 'old'] }
