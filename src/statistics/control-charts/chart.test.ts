import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { type ControlChartOptions, controlChart } from './chart.ts'
import { controlChartConventions, describeConvention } from './convention.ts'

/** Consecutive months from January 2020. */
const months = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
  )

const chartOf = (values: readonly (number | null)[], options: ControlChartOptions = {}) =>
  valueIn(controlChart({ dates: months(values.length), values }, options))

const rulesOf = (values: readonly (number | null)[], options: ControlChartOptions = {}) =>
  chartOf(values, options).points.map(point => point.rule)

/** 1, 2, 1, 2, 10, 1, 2 …: one spike. */
const spike = Array.from({ length: 18 }, (_, i) => (i === 4 ? 10 : i % 2 === 0 ? 1 : 2))

describe('the limits of a control chart', () => {
  it('are those of the published example, with and without screening', () => {
    const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    const screened = chartOf(values).phases[0]!.limits!
    assert.deepEqual([screened.upper.toFixed(2), screened.lower.toFixed(2)], ['4.60', '-0.72'])
    const kept = chartOf(values, { convention: controlChartConventions['nhs-england-spreadsheet'] })
      .phases[0]!.limits!
    assert.deepEqual([kept.upper.toFixed(2), kept.lower.toFixed(2)], ['6.95', '-3.06'])
  })

  it('are those of the reference package for its twenty normal values, to the digits it prints', () => {
    const values = [
      -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123,
      -0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314,
      0.49785048, -1.96661716, 0.7013559, -0.47279141,
    ]
    const assertLimits = (
      given: readonly number[],
      name: keyof typeof controlChartConventions,
      printed: readonly number[],
    ) => {
      const { mean, limits } = chartOf(given, { convention: controlChartConventions[name] }).phases[0]!
      const ours = [limits!.lower, limits!.upper, mean!]
      printed.forEach((figure, i) => {
        assertNear(ours[i]!, figure, 1e-6)
      })
    }
    assertLimits(values, 'nhsrplotthedots', [-3.01138, 3.294627, 0.1416238])
    const spiked = values.map((value, i) => (i === 14 ? 10 : value))
    assertLimits(spiked, 'nhsrplotthedots', [-2.383666, 3.722497])
    assertLimits(spiked, 'nhs-england-spreadsheet', [-4.596625, 5.935457])
  })

  it('follow the rule: mean ± 2.66 mean moving range, whatever is added or multiplied', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 13, maxLength: 40 })
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: -500, max: 500 }),
        (given, times, plus) => {
          const before = chartOf(given)
          const afterwards = chartOf(given.map(value => value * times + plus))
          assert.deepEqual(
            afterwards.points.map(point => point.rule),
            before.points.map(point => point.rule),
          )
          const [limits, moved] = [before.phases[0]!.limits, afterwards.phases[0]!.limits]
          if (limits && moved) assert.ok(Math.abs(moved.upper - (limits.upper * times + plus)) < 1e-6)
        },
      ),
    )
  })

  it('mirror: what is above on a chart is below on its negative', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 13, maxLength: 60 })
    const opposite: Record<string, string> = {
      'above-upper-limit': 'below-lower-limit',
      'trend-rising': 'trend-falling',
      'two-in-three-above': 'two-in-three-below',
      'run-above': 'run-below',
    }
    for (const [above, below] of Object.entries(opposite)) opposite[below] = above
    fc.assert(
      fc.property(values, given => {
        assert.deepEqual(
          rulesOf(given.map(value => -value)),
          rulesOf(given).map(rule => opposite[rule] ?? rule),
        )
      }),
    )
  })

  it('are not there when every value is the same, and nothing is special', () => {
    const chart = chartOf(new Array<number>(15).fill(5), { target: 6 })
    assert.equal(chart.phases[0]!.limits, null)
    assert.equal(chart.phases[0]!.noLimitsBecause, 'no ranges are left')
    assert.equal(chart.assurance, 'inconsistent')
    assert.ok(chart.points.every(point => point.rule === 'none' && point.outside === null))
  })

  it('come from the first points alone when they are fixed', () => {
    const values = [...spike, 50, 60]
    const fixed = chartOf(values, { fixAfter: 12 })
    assert.deepEqual(fixed.phases[0]!.limits, chartOf(values.slice(0, 12)).phases[0]!.limits)
    assert.equal(fixed.points.at(-1)!.rule, 'above-upper-limit')
    assert.equal(fixed.points.at(-1)!.inBaseline, false)
  })
})

describe('the rules', () => {
  const noisy = [2, 8, 1, 9, 2, 8, 1, 9, 2, 8]

  it('flag seven on one side, all of them, and six not', () => {
    const six = rulesOf([5, 3, 5, 3, 5, 3, 9, 3, 5, 9, 9, 9, 3, 9, 3, 9])
    assert.ok(!six.includes('run-below'))
    const seven = rulesOf([4, 3, 4, 3, 4, 3, 4, 9, 9, 8, 3, 9, 8, 3, 9, 8])
    assert.deepEqual(seven.slice(0, 7), new Array(7).fill('run-below'))
  })

  it('flag seven that rise, whatever side of the mean, and a tie breaks it', () => {
    const rise = [1, 2, 3, 4, 5, 6, 7]
    assert.deepEqual(rulesOf([...rise, ...noisy]).slice(0, 7), new Array(7).fill('trend-rising'))
    assert.ok(!rulesOf([1, 2, 3, 3, 4, 5, 6, ...noisy]).includes('trend-rising'))
  })

  it('read six as the Federated Data Platform does', () => {
    const values = [4, 3, 4, 3, 4, 3, 9, 3, 9, 9, 3, 9, 9, 3, 9, 9]
    assert.ok(!rulesOf(values).includes('run-below'))
    const fdp = rulesOf(values, { convention: controlChartConventions['fdp-design-system'] })
    assert.deepEqual(fdp.slice(0, 6), new Array(6).fill('run-below'))
  })

  it('never reach over the start of a phase', () => {
    const values = [...new Array<number>(5).fill(3), 9, 9, 4, 3, 4, 3, 4, 3, 4, 3, 20, 20]
    const dates = months(values.length)
    const chart = chartOf(values, { rebaseOn: [dates[4]!, '1999-01-01'] })
    assert.deepEqual(
      chart.phases.map(({ number, from, to }) => ({ number, from, to })),
      [
        { number: 0, from: 0, to: 4 },
        { number: 1, from: 4, to: values.length },
      ],
    )
    assert.equal(chart.points[4]!.movingRange, null)
  })

  it('count a point as on the mean when it is so by arithmetic', () => {
    const chart = chartOf([0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3])
    assert.deepEqual(
      chart.points.map(point => point.side),
      [-1, 0, 1, -1, 0, 1, -1, 0, 1],
    )
  })

  it('treat a missing value inside a trend as no trend, and say so', () => {
    const chart = chartOf([1, 2, 3, null, 5, 6, 7, 8, 4, 4, 5, 4, 5, 4])
    assert.ok(!chart.points.some(point => point.rule === 'trend-rising'))
    assert.ok(chart.undecidedTrends > 0)
    assert.ok(chart.warnings.some(({ code }) => code === 'missing-value'))
    assert.equal(chart.points[3]!.side, null)
  })
})

describe('icons and assurance', () => {
  it('derive high and low from the direction, not from the side of the mean', () => {
    assert.equal(chartOf([...spike, 30]).variation, 'improvement-high')
    assert.equal(chartOf([...spike, 30], { improvement: 'decrease' }).variation, 'concern-high')
    assert.equal(chartOf([...spike, 30], { improvement: 'neutral' }).variation, 'neutral-high')
    assert.equal(chartOf([...spike, -30]).variation, 'concern-low')
    assert.equal(chartOf([...spike, -30], { improvement: 'decrease' }).variation, 'improvement-low')
    assert.equal(chartOf(spike).variation, 'common-cause')
  })

  it('set the last limits against the target', () => {
    assert.equal(chartOf(spike, { target: 40 }).assurance, 'fail')
    assert.equal(chartOf(spike, { target: -40 }).assurance, 'pass')
    assert.equal(chartOf(spike, { target: 40, improvement: 'decrease' }).assurance, 'pass')
    assert.equal(chartOf(spike, { target: 2 }).assurance, 'inconsistent')
    assert.equal(chartOf(spike).assurance, null)
    assert.equal(chartOf(spike, { target: 2, improvement: 'neutral' }).assurance, null)
  })

  it('differ by convention when the target lies on a limit', () => {
    const { upper } = chartOf(spike, { convention: controlChartConventions['nhs-england-spreadsheet'] })
      .phases[0]!.limits!
    assert.equal(
      chartOf(spike, { target: upper, convention: controlChartConventions['nhs-england-spreadsheet'] })
        .assurance,
      'inconsistent',
    )
    assert.equal(
      chartOf(spike, { target: upper, convention: controlChartConventions['fdp-design-system'] }).assurance,
      'fail',
    )
  })

  it('print the convention', () => {
    for (const convention of Object.values(controlChartConventions)) {
      const words = describeConvention(convention).join(' ')
      assert.ok(words.includes(convention.name) && words.includes(`${convention.runLength} points`))
    }
  })
})

describe('short phases', () => {
  it('warn below thirteen points, or have no limits, as the convention says', () => {
    assert.ok(chartOf(spike.slice(0, 12)).warnings.some(({ code }) => code === 'short-phase'))
    assert.deepEqual(chartOf(spike.slice(0, 13)).warnings, [])
    const fdp = chartOf(spike.slice(0, 12), { convention: controlChartConventions['fdp-design-system'] })
    assert.equal(fdp.phases[0]!.noLimitsBecause, 'too few points')
  })
})

describe('bad input to a chart', () => {
  const dates = months(4)
  const values = [1, 2, 3, 4]
  const of = (
    given: { dates?: readonly string[]; values?: readonly (number | null)[] },
    options: ControlChartOptions = {},
  ) => controlChart({ dates, values, ...given }, options)

  it('is refused by a rule that names the row', () => {
    assertRefused(of({ dates: [], values: [] }), { code: 'no-rows' })
    assertRefused(of({ dates: dates.slice(0, 1), values: [1] }), { code: 'short-phase', row: 1 })
    assertRefused(of({ values: [1, 2, Number.NaN, 4] }), { code: 'not-a-number', row: 3, field: 'value' })
    assertRefused(of({ values: [1, 2, 3, Infinity] }), { code: 'not-a-number', row: 4 })
    assertRefused(of({ dates: [dates[0]!, dates[2]!, dates[1]!, dates[3]!] }), {
      code: 'unsorted-dates',
      row: 3,
    })
    assertRefused(of({ dates: [dates[0]!, dates[1]!, dates[1]!, dates[3]!] }), {
      code: 'duplicate-dates',
      row: 3,
    })
    const twice = [dates[1]!, dates[0]!, dates[3]!, dates[1]!]
    assertRefused(of({ dates: twice }, { order: 'sort' }), { code: 'duplicate-dates', row: 4 })
    assertRefused(of({ dates: ['2020-02-30', ...dates.slice(1)] }), { code: 'not-a-date', row: 1 })
    assertRefused(of({ dates: ['March', ...dates.slice(1)] }), { code: 'not-a-date', row: 1 })
    assertRefused(of({}, { rebaseOn: [dates[3]!] }), { code: 'short-phase', row: 4 })
    assertRefused(of({}, { fewestValues: 13 }), { code: 'short-phase', row: 1 })
    for (const fewestValues of [0, -3, 1.5, Number.NaN])
      assertRefused(of({}, { fewestValues }), { code: 'out-of-range', field: 'fewestValues' })
    assertRefused(of({}, { rebaseOn: ['01/03/2020'] }), { code: 'not-a-date', field: 'rebaseOn' })
    assertRefused(of({ values: [1, 2, -1e308, 4] }), { code: 'out-of-range', row: 3, field: 'value' })
    assertRefused(of({}, { fixAfter: 11 }), { code: 'out-of-range', field: 'fixAfter' })
    assertRefused(of({}, { target: Number.NaN }), { code: 'not-a-number', field: 'target' })
    assertRefused(of({}, { trajectory: [1] }), { code: 'lengths-differ', field: 'trajectory' })
    assertRefused(of({ values: [1] }), { code: 'lengths-differ' })
  })

  it('warns of a rebase date that starts no phase', () => {
    const { warnings, phases } = valueIn(of({}, { rebaseOn: ['2020-03-15'] }))
    assert.equal(phases.length, 1)
    assert.ok(warnings.some(({ message }) => message.includes('2020-03-15')))
    assert.ok(!valueIn(of({}, { rebaseOn: [dates[2]!] })).warnings.some(({ field }) => field === 'rebaseOn'))
  })

  it('is put in order when that is asked for, and remembers its rows', () => {
    const chart = valueIn(of({ dates: [...dates].reverse() }, { order: 'sort', trajectory: [4, 3, 2, 1] }))
    assert.deepEqual(
      chart.points.map(({ row, value, planned }) => [row, value, planned]),
      [
        [4, 4, 1],
        [3, 3, 2],
        [2, 2, 3],
        [1, 1, 4],
      ],
    )
    assertNear(chart.phases[0]!.mean!, 2.5)
  })

  it('never gives NaN, whatever the values', () => {
    const some = fc.array(fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { freq: 4 }), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(some, given => {
        const seen = JSON.stringify(chartOf(given), (_, value) => (Number.isNaN(value) ? 'NaN' : value))
        assert.ok(!seen.includes('"NaN"'))
      }),
    )
  })
})
