import { inRow, type Outcome, worked } from '../outcome.ts'
import { directRate } from '../standardisation/direct.ts'
import { indirectRate, indirectRatio } from '../standardisation/indirect.ts'
import { choiceOption, numberOption } from './arguments.ts'
import { numberColumn } from './files/cells.ts'
import { groupColumn, groupedRows, inGroup, type RowGroup } from './files/grouped.ts'
import type { OutputRow } from './files/stream.ts'
import { tableCommand } from './table-command.ts'

const usage = `answerable standardise [FILE] [options]

Standardised rates, one an area. Reads CSV with one row an area and age band; the rows of an area follow each other.

  --method direct|indirect-ratio|indirect-rate   (default direct)
      direct    columns x, n, stdpop: Dobson's limits; nothing below 10 events; an empty x counts as 0
      indirect  columns x, n, x_ref, n_ref: observed against expected
  --by COLUMN      the column that names the area (default area)
  --confidence C   0.9 to 1, or 90 to 100 (default 0.95)
  --multiplier M   per so many (default 100000; for a ratio 1)
  --json           one JSON array instead of CSV`

type Method = 'direct' | 'indirect-ratio' | 'indirect-rate'
type Settings = { readonly confidence: number; readonly multiplier: number }

const neededBy: Record<Method, readonly string[]> = {
  direct: ['x', 'n', 'stdpop'],
  'indirect-ratio': ['x', 'n', 'x_ref', 'n_ref'],
  'indirect-rate': ['x', 'n', 'x_ref', 'n_ref'],
}

export const standardiseCommand = tableCommand({
  name: 'standardise',
  summary: 'directly and indirectly standardised rates, CSV in and out',
  usage,
  options: ['method', 'by', 'confidence', 'multiplier'],
  prepare(args, writer, io) {
    const method = choiceOption<Method>(args, 'method', ['direct', 'indirect-ratio', 'indirect-rate'])
    if (!method.ok) return method
    const confidence = numberOption(args, 'confidence', 0.95)
    if (!confidence.ok) return confidence
    const multiplier = numberOption(args, 'multiplier', method.value === 'indirect-ratio' ? 1 : 100_000)
    if (!multiplier.ok) return multiplier
    const settings = { confidence: confidence.value, multiplier: multiplier.value }
    const answer = method.value === 'direct' ? directRow : indirectRow(method.value)
    const by = groupColumn(args, 'area')
    const rows = groupedRows(by, neededBy[method.value], group => {
      const row = answer(group, settings)
      if (row.ok) writer.row({ area: group.name, ...row.value })
      return row
    })
    return worked({
      ...rows,
      columns(names) {
        if (!names.includes(by.name))
          io.stderr.write(`There is no column ${by.name}: all rows are taken as the age bands of one area.\n`)
        return rows.columns!(names)
      },
    })
  },
})

/** What the library calls a column, and what it is called in the file. */
const columnNames = {
  events: 'x',
  observed: 'x',
  population: 'n',
  standard: 'stdpop',
  referenceEvents: 'x_ref',
  referencePopulation: 'n_ref',
} as const

function directRow(group: RowGroup, settings: Settings): Outcome<OutputRow> {
  const events = numberColumn(group.rows, 'x', 0)
  if (!events.ok) return events
  const population = numberColumn(group.rows, 'n', null)
  if (!population.ok) return population
  const standard = numberColumn(group.rows, 'stdpop', null)
  if (!standard.ok) return standard
  const bands = { events: events.value, population: population.value, standard: standard.value }
  const rate = inGroup(directRate(bands, settings), group, columnNames)
  if (!rate.ok) return rate
  const { value, lower, upper } = rate.value
  return worked({
    total_count: rate.value.events,
    total_pop: rate.value.population,
    value,
    lowercl: lower,
    uppercl: upper,
    method: 'Dobson',
  })
}

const indirectRow =
  (method: 'indirect-ratio' | 'indirect-rate') =>
  (group: RowGroup, settings: Settings): Outcome<OutputRow> => {
    const columns = ['x', 'n', 'x_ref', 'n_ref'] as const
    const numbers: number[][] = []
    for (const column of columns) {
      const read = numberColumn(group.rows, column, column === 'n_ref' ? null : 0)
      if (!read.ok) return read
      numbers.push(read.value)
    }
    const [events, population, referenceEvents, referencePopulation] = numbers as [
      number[],
      number[],
      number[],
      number[],
    ]
    const negative = events.findIndex(each => each < 0)
    const observed = negative < 0 ? events.reduce((sum, each) => sum + each, 0) : events[negative]!
    const bands = { population, referenceEvents, referencePopulation }
    const standardise = method === 'indirect-ratio' ? indirectRatio : indirectRate
    const rate = inGroup(standardise(observed, bands, settings), group, columnNames)
    if (!rate.ok) return negative < 0 ? rate : inRow(rate, group.rows[negative]!.number)
    const { expected, value, lower, upper, referenceRate, method: limits } = rate.value
    return worked({
      observed,
      expected,
      ref_rate: referenceRate,
      value,
      lowercl: lower,
      uppercl: upper,
      method: limits,
    })
  }
