import { type Dispersion, type DispersionOptions, overdispersedFunnel } from '../../funnels/overdispersion.ts'
import type { DispersionKind } from '../../funnels/transformations.ts'
import type { Family } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, required } from './table.ts'

type DispersionCase = {
  readonly case_id: string
  readonly options: {
    readonly data_type: 'SR' | 'PR' | 'RC'
    readonly sr_method: 'SHMI' | 'CQC'
    readonly limit: number
    readonly draw_unadjusted: boolean
    readonly draw_adjusted: boolean
    readonly trim_by: number
    readonly multiplier: number
    readonly SHMI_rounding: boolean
  }
}

const kinds: Record<string, DispersionKind> = {
  'SR SHMI': 'standardised-ratio-shmi',
  'SR CQC': 'standardised-ratio-cqc',
  PR: 'proportion',
  RC: 'ratio-of-counts',
}

function optionsOf({ options }: DispersionCase): DispersionOptions {
  const type = options.data_type === 'SR' ? `SR ${options.sr_method}` : options.data_type
  return {
    of: kinds[type] ?? 'standardised-ratio-shmi',
    trim: options.trim_by ?? 0.1,
    multiplier: options.multiplier ?? 1,
    outliersBy: options.limit === 95 ? 95 : 99.8,
    draw: options.draw_adjusted ? (options.draw_unadjusted ? 'both' : 'adjusted') : 'unadjusted',
    rounding: options.SHMI_rounding === false ? 'none' : 'two-decimals',
  }
}

const eachCase =
  (answer: (id: string, funnel: Dispersion) => AnswerRow[]) =>
  (folder: GoldenFolder): AnswerRow[] | null => {
    const inputs = folder.table('overdispersion_inputs.csv')
    const cases = folder.cases<DispersionCase>('overdispersion_cases.json')
    if (!inputs || !cases) return null
    const groups = groupRows(inputs.rows, 'case_id')
    return cases.flatMap(dispersionCase => {
      const units = (groups.get(dispersionCase.case_id) ?? []).map(row => ({
        unit: row.group ?? '',
        numerator: required(row, 'numerator'),
        denominator: required(row, 'denominator'),
      }))
      const funnel = overdispersedFunnel(units, optionsOf(dispersionCase))
      return funnel.ok ? answer(dispersionCase.case_id, funnel.value) : []
    })
  }

const unitAnswers = (case_id: string, funnel: Dispersion): AnswerRow[] =>
  funnel.units.map(unit => ({
    case_id,
    group: unit.unit,
    numerator: unit.numerator,
    denominator: unit.denominator,
    rr: unit.ratio,
    y: unit.transformed,
    z: unit.z,
    z_trimmed: unit.trimmedZ,
    trimmed: unit.trimmedZ !== unit.z,
    s_limits: unit.limitError,
    lcl95: unit.unadjusted.lower95,
    ucl95: unit.unadjusted.upper95,
    lcl998: unit.unadjusted.lower998,
    ucl998: unit.unadjusted.upper998,
    od_lcl95: unit.adjusted.lower95,
    od_ucl95: unit.adjusted.upper95,
    od_lcl998: unit.adjusted.lower998,
    od_ucl998: unit.adjusted.upper998,
    outlier: unit.isOutlier,
  }))

const summaryAnswer = (case_id: string, funnel: Dispersion): AnswerRow[] => [
  {
    case_id,
    target: funnel.target,
    phi: funnel.phi,
    tau2: funnel.tau2,
    draw_adjusted_used: funnel.drawn.adjusted,
    draw_unadjusted_used: funnel.drawn.unadjusted,
    units: funnel.units.length,
    outliers: funnel.units.filter(unit => unit.isOutlier).length,
  },
]

export const dispersionFamilies: readonly Family[] = [
  {
    name: 'overdispersion_expected',
    keys: ['case_id', 'group'],
    columns: [
      ...['case_id', 'group', 'numerator', 'denominator', 'rr', 'y', 'z', 'z_trimmed', 'trimmed', 's_limits'],
      ...['lcl95', 'ucl95', 'lcl998', 'ucl998', 'od_lcl95', 'od_ucl95', 'od_lcl998', 'od_ucl998', 'outlier'],
    ],
    answer: eachCase(unitAnswers),
  },
  {
    name: 'overdispersion_summary',
    keys: ['case_id'],
    columns: [
      ...['case_id', 'target', 'phi', 'tau2', 'draw_adjusted_used', 'draw_unadjusted_used'],
      ...['units', 'outliers'],
    ],
    answer: eachCase(summaryAnswer),
  },
]
