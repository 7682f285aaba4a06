import { type InequalityQuantile, slopeIndex } from '../../inequality/slope-index.ts'
import { closedForm, type Family, type Tolerance } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, type TextRow } from './table.ts'

type SlopeCase = {
  readonly case_id: string
  readonly options: {
    readonly value_type: number
    readonly transform: boolean
    readonly multiplier: number
    readonly confidence: number
    readonly repetitions: number | null
  }
}

const valueTypes = ['mean', 'rate', 'proportion'] as const

function quantileOf(row: TextRow): InequalityQuantile {
  const population = numberIn(row, 'population') ?? Number.NaN
  const events = numberIn(row, 'x')
  const value = numberIn(row, 'value') ?? (events === null ? Number.NaN : events / population)
  const standardError = numberIn(row, 'se')
  const lower = numberIn(row, 'lower_cl')
  const upper = numberIn(row, 'upper_cl')
  return {
    population,
    value,
    ...(standardError === null ? {} : { standardError }),
    ...(lower === null ? {} : { lower }),
    ...(upper === null ? {} : { upper }),
  }
}

function slopeAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('sii_inputs.csv')
  const cases = folder.cases<SlopeCase>('sii_cases.json')
  if (!inputs || !cases) return null
  const groups = groupRows(inputs.rows, 'case_id')
  const expected = new Map(folder.table('sii_expected.csv')?.rows.map(row => [row.case_id, row]) ?? [])
  return cases.map(({ case_id, options }) => {
    const rows = [...(groups.get(case_id) ?? [])].sort((a, b) => Number(a.quantile) - Number(b.quantile))
    const index = slopeIndex(rows.map(quantileOf), {
      of: valueTypes[options.value_type] ?? 'mean',
      fit: options.transform ? 'transformed' : 'as-is',
      multiplier: options.multiplier ?? 1,
      confidence: options.confidence ?? 0.95,
      draws: options.repetitions ?? 100_000,
    })
    const spread = expected.get(case_id)
    return {
      case_id,
      sii: index.ok ? index.value.slope : null,
      rii: index.ok ? index.value.relative : null,
      intercept: index.ok ? index.value.intercept : null,
      sim_sii_lower: index.ok ? (index.value.slopeLimits?.lower ?? null) : null,
      sim_sii_upper: index.ok ? (index.value.slopeLimits?.upper ?? null) : null,
      sim_rii_lower: index.ok ? (index.value.relativeLimits?.lower ?? null) : null,
      sim_rii_upper: index.ok ? (index.value.relativeLimits?.upper ?? null) : null,
      // The package's own spread between runs states the tolerance; it is not a figure of ours.
      sim_sii_mad: spread?.sim_sii_mad ?? null,
      sim_rii_mad: spread?.sim_rii_mad ?? null,
    }
  })
}

/** Limits from random draws may differ by five times the mean difference between the package's own runs. */
const slopeTolerance: Tolerance = (column, expected) => {
  if (!/^sim_.*_(lower|upper)$/.test(column)) return closedForm(column, expected)
  const spread = numberIn(expected, column.startsWith('sim_sii') ? 'sim_sii_mad' : 'sim_rii_mad')
  return { relative: 1e-9, absolute: 5 * (spread ?? 0) }
}

export const inequalityFamilies: readonly Family[] = [
  {
    name: 'sii_expected',
    keys: ['case_id', 'sim_sii_mad', 'sim_rii_mad'],
    columns: [
      ...[
        'case_id',
        'sii',
        'rii',
        'intercept',
        'sim_sii_lower',
        'sim_sii_upper',
        'sim_rii_lower',
        'sim_rii_upper',
      ],
      ...['sim_sii_mad', 'sim_rii_mad'],
    ],
    answer: slopeAnswers,
    tolerance: slopeTolerance,
  },
]
