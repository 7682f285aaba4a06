import { meanWithLimits } from '../../intervals/mean.ts'
import { byarLimits } from '../../intervals/poisson-limits.ts'
import { quantileBands } from '../../intervals/quantile-bands.ts'
import { crudeRate } from '../../intervals/rate.ts'
import { proportion } from '../../intervals/wilson.ts'
import { numberText } from '../files/number-text.ts'
import type { Family } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, required, type TextRow } from './table.ts'

/** Answers row by row of a file that holds inputs and figures together. */
const eachRow =
  (file: string, answer: (row: TextRow) => AnswerRow) =>
  (folder: GoldenFolder): AnswerRow[] | null =>
    folder.table(file)?.rows.map(row => ({ ...row, ...answer(row) })) ?? null

const nothing = { value: null, lowercl: null, uppercl: null, statistic: null, method: null }

function proportionAnswer(row: TextRow): AnswerRow {
  const multiplier = numberIn(row, 'multiplier') ?? 1
  const answer = proportion(required(row, 'x'), required(row, 'n'), {
    confidence: numberIn(row, 'confidence') ?? 0.95,
    multiplier,
  })
  if (!answer.ok) return nothing
  const { value, lower, upper } = answer.value
  const statistic = multiplier === 100 ? 'percentage' : `proportion of ${numberText(multiplier)}`
  return { value, lowercl: lower, uppercl: upper, statistic, method: 'Wilson' }
}

function rateAnswer(row: TextRow): AnswerRow {
  const multiplier = numberIn(row, 'multiplier') ?? 100_000
  const answer = crudeRate(required(row, 'x'), required(row, 'n'), {
    confidence: numberIn(row, 'confidence') ?? 0.95,
    multiplier,
  })
  if (!answer.ok) return nothing
  const { value, lower, upper, method } = answer.value
  return { value, lowercl: lower, uppercl: upper, statistic: `rate per ${numberText(multiplier)}`, method }
}

/** The reference writes NaN for the lower limit of 0 events and an empty cell where the formula falls below 0. */
function byarAnswer(row: TextRow): AnswerRow {
  const x = required(row, 'x')
  const limits = byarLimits(x, required(row, 'confidence'))
  if (!limits.ok) return { lower: null, upper: null }
  return { lower: x === 0 ? Number.NaN : limits.value.lower, upper: limits.value.upper }
}

/** Every series at every confidence that the expected file asks for. */
function meanAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('means_inputs.csv')
  if (!inputs) return null
  const levels = [...new Set(folder.table('means_expected.csv')?.rows.map(row => row.confidence ?? '') ?? [])]
  return [...groupRows(inputs.rows, 'series_id')].flatMap(([series_id, rows]) =>
    (levels.length > 0 ? levels : ['0.95', '0.998', '0.9']).map(confidence => {
      const mean = meanWithLimits(
        rows.map(row => required(row, 'value')),
        Number(confidence),
      )
      if (!mean.ok)
        return { series_id, confidence, value_sum: null, value_count: rows.length, stdev: null, ...emptyMean }
      const { sum, count, deviation, value, lower, upper } = mean.value
      const limits = { lowercl: lower ?? Number.NaN, uppercl: upper ?? Number.NaN }
      return { series_id, confidence, value_sum: sum, value_count: count, stdev: deviation, value, ...limits }
    }),
  )
}
const emptyMean = { value: null, lowercl: null, uppercl: null }

function quantileAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const table = folder.table('quantiles.csv')
  if (!table) return null
  return [...groupRows(table.rows, 'case_id').values()].flatMap(rows => {
    const values = rows.map(row => numberIn(row, 'value')).map(value => (Number.isNaN(value) ? null : value))
    const bands = quantileBands(values, {
      bands: required(rows[0]!, 'nquantiles'),
      bandOne: rows[0]!.invert?.toLowerCase() === 'false' ? 'lowest' : 'highest',
    })
    return rows.map((row, i) => ({ ...row, quantile: bands.ok ? bands.value[i]! : null }))
  })
}

const intervalColumns = ['value', 'lowercl', 'uppercl']
const inputColumns = ['case_id', 'x', 'n', 'confidence', 'multiplier']

export const rateFamilies: readonly Family[] = [
  {
    name: 'proportions',
    keys: inputColumns,
    columns: [...inputColumns, ...intervalColumns, 'statistic', 'method'],
    answer: eachRow('proportions.csv', proportionAnswer),
  },
  {
    name: 'rates',
    keys: inputColumns,
    columns: [...inputColumns, ...intervalColumns, 'statistic', 'method'],
    answer: eachRow('rates.csv', rateAnswer),
  },
  {
    name: 'byars',
    keys: ['x', 'confidence'],
    columns: ['x', 'confidence', 'lower', 'upper'],
    answer: eachRow('byars.csv', byarAnswer),
  },
  {
    name: 'means_expected',
    keys: ['series_id', 'confidence'],
    columns: ['series_id', 'confidence', 'value_sum', 'value_count', 'stdev', ...intervalColumns],
    answer: meanAnswers,
  },
  {
    name: 'quantiles',
    keys: ['case_id', 'area', 'value', 'nquantiles', 'invert'],
    columns: ['case_id', 'area', 'value', 'nquantiles', 'invert', 'quantile'],
    answer: quantileAnswers,
  },
]
