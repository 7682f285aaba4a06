import { type LifeTableSuppression, lifeExpectancy, lifeTableAges } from '../../inequality/life-expectancy.ts'
import type { Outcome } from '../../outcome.ts'
import {
  type AgeBands,
  type DirectRate,
  directRate,
  directRateOfRepeatedEvents,
  type RepeatedEvents,
} from '../../standardisation/direct.ts'
import { indirectRate, indirectRatio } from '../../standardisation/indirect.ts'
import type { Family } from './family.ts'
import { type AnswerRow, type GoldenFolder, groupRows, numberIn, required, type TextRow } from './table.ts'

/** The rows that an expected file asks for, or, where it is absent, every area with the usual settings. */
function asked(
  folder: GoldenFolder,
  file: string,
  areas: Iterable<string>,
  usual: readonly TextRow[],
): readonly TextRow[] {
  const rows = folder.table(file)?.rows ?? []
  return rows.length > 0 ? rows : [...areas].flatMap(area => usual.map(settings => ({ area, ...settings })))
}

/** Missing events count as none; a missing population is refused. */
const ageBands = (rows: readonly TextRow[]): AgeBands => ({
  events: rows.map(row => numberIn(row, 'x') ?? 0),
  population: rows.map(row => required(row, 'n')),
  standard: rows.map(row => required(row, 'stdpop')),
})

function directAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('dsr_inputs.csv')
  if (!inputs) return null
  const areas = groupRows(inputs.rows, 'area')
  const usual = ['0.95', '0.998', '0.9', '0.99'].map(confidence => ({ confidence, multiplier: '100000' }))
  return asked(folder, 'dsr_expected.csv', areas.keys(), usual).map(row => {
    const { area = '', confidence = '', multiplier = '' } = row
    const rate = directRate(ageBands(areas.get(area) ?? []), {
      confidence: Number(confidence),
      multiplier: Number(multiplier),
    })
    const sums = rate.ok ? { total_count: rate.value.events, total_pop: rate.value.population } : emptySums
    return { area, confidence, multiplier, ...sums, ...limitCells(rate, 'lowercl', 'uppercl') }
  })
}

const emptySums = { total_count: null, total_pop: null }

function limitCells(rate: Outcome<DirectRate>, lower: string, upper: string): AnswerRow {
  return rate.ok
    ? { value: rate.value.value, [lower]: rate.value.lower, [upper]: rate.value.upper }
    : { value: null, [lower]: null, [upper]: null }
}

function repeatedEventAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('dsr_nonindependent_inputs.csv')
  if (!inputs) return null
  const areas = groupRows(inputs.rows, 'area')
  return asked(folder, 'dsr_nonindependent_expected.csv', areas.keys(), [{ multiplier: '100000' }]).map(
    row => {
      const { area = '', multiplier = '' } = row
      const groups: RepeatedEvents[] = [...groupRows(areas.get(area) ?? [], 'eventfreq')].map(
        ([times, rows]) => ({
          eventsEach: Number(times),
          bands: ageBands(rows),
        }),
      )
      const usual = directRateOfRepeatedEvents(groups, { confidence: 0.95, multiplier: Number(multiplier) })
      const wide = directRateOfRepeatedEvents(groups, { confidence: 0.998, multiplier: Number(multiplier) })
      const sums = usual.ok
        ? { total_count: usual.value.events, total_pop: usual.value.population }
        : emptySums
      return {
        area,
        multiplier,
        ...sums,
        ...limitCells(usual, 'lower95', 'upper95'),
        ...limitCells(wide, 'lower998', 'upper998'),
      }
    },
  )
}

function indirectAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('isr_inputs.csv')
  if (!inputs) return null
  const areas = groupRows(inputs.rows, 'area')
  const usual = ['0.95', '0.998'].flatMap(confidence => [
    { statistic: 'rate', scale: '100000', confidence },
    { statistic: 'ratio', scale: '1', confidence },
    { statistic: 'ratio', scale: '100', confidence },
  ])
  return asked(folder, 'isr_expected.csv', areas.keys(), usual).map(row => {
    const { area = '', statistic = '', scale = '', confidence = '' } = row
    const rows = areas.get(area) ?? []
    const key = { area, statistic, scale, confidence }
    const observed = rows.reduce((sum, band) => sum + (numberIn(band, 'x') ?? 0), 0)
    const bands = {
      population: rows.map(band => numberIn(band, 'n') ?? 0),
      referenceEvents: rows.map(band => numberIn(band, 'x_ref') ?? 0),
      referencePopulation: rows.map(band => required(band, 'n_ref')),
    }
    const options = { confidence: Number(confidence), multiplier: Number(scale) }
    const isRate = statistic === 'rate'
    const answer = isRate ? indirectRate(observed, bands, options) : indirectRatio(observed, bands, options)
    if (!answer.ok) return { ...key, observed, expected: null, ...emptyIndirect }
    const { expected, referenceRate, value, lower, upper, method } = answer.value
    const figures = { value, lowercl: lower, uppercl: upper, method }
    return { ...key, observed, expected, ref_rate: isRate ? referenceRate : null, ...figures }
  })
}
const emptyIndirect = { ref_rate: null, value: null, lowercl: null, uppercl: null, method: null }

function lifeAnswers(folder: GoldenFolder): AnswerRow[] | null {
  const inputs = folder.table('life_inputs.csv')
  if (!inputs) return null
  return [...groupRows(inputs.rows, 'area')].flatMap(([area, given]) => {
    const rows = [...given].sort((a, b) => required(a, 'startage') - required(b, 'startage'))
    const deaths = rows.map(row => numberIn(row, 'deaths') ?? 0)
    const people = rows.map(row => required(row, 'population'))
    const usual = lifeExpectancy(deaths, people, 0.95)
    const wide = lifeExpectancy(deaths, people, 0.998)
    return rows.map((row, i) => {
      const startage = row.startage ?? ''
      const at = lifeTableAges.indexOf(Number(startage))
      const first = usual.ok ? usual.value[at] : undefined
      const second = wide.ok ? wide.value[at] : undefined
      if (rows.length !== lifeTableAges.length || at !== i || !first || !second)
        return { area, startage, ...suppressedLife }
      if (first.suppressed) {
        const used = totalsStay.has(first.suppressed)
        const sums = { pops_used: used ? first.population : null, dths_used: used ? first.deaths : null }
        return { area, startage, ...suppressedLife, ...sums }
      }
      return {
        area,
        startage,
        value: first.value,
        lower95: first.lower,
        upper95: first.upper,
        lower998: second.lower,
        upper998: second.upper,
        pops_used: first.population,
        dths_used: first.deaths,
        outcome: 'ok',
      }
    })
  })
}
/** The reference still gives deaths and population where the table could be worked out but is not reliable. */
const totalsStay: ReadonlySet<LifeTableSuppression> = new Set([
  'no deaths at 90 and over',
  'interval wider than 20 years',
])
const lifeColumns = ['value', 'lower95', 'upper95', 'lower998', 'upper998', 'pops_used', 'dths_used']
const suppressedLife: AnswerRow = {
  ...Object.fromEntries(lifeColumns.map(column => [column, null])),
  outcome: 'suppressed',
}

export const standardisationFamilies: readonly Family[] = [
  {
    name: 'dsr_expected',
    keys: ['area', 'confidence', 'multiplier'],
    columns: ['area', 'confidence', 'multiplier', 'total_count', 'total_pop', 'value', 'lowercl', 'uppercl'],
    answer: directAnswers,
  },
  {
    name: 'dsr_nonindependent_expected',
    keys: ['area', 'multiplier'],
    columns: [
      ...['area', 'multiplier', 'total_count', 'total_pop', 'value'],
      ...['lower95', 'upper95', 'lower998', 'upper998'],
    ],
    answer: repeatedEventAnswers,
  },
  {
    name: 'isr_expected',
    keys: ['area', 'statistic', 'scale', 'confidence'],
    columns: [
      ...['area', 'statistic', 'scale', 'confidence', 'observed', 'expected', 'ref_rate'],
      ...['value', 'lowercl', 'uppercl', 'method'],
    ],
    answer: indirectAnswers,
  },
  {
    name: 'life_expected',
    keys: ['area', 'startage'],
    columns: ['area', 'startage', ...lifeColumns, 'outcome'],
    answer: lifeAnswers,
  },
]
