import { crudeRate } from '../intervals/rate.ts'
import { proportion } from '../intervals/wilson.ts'
import { inRow, type Outcome, type Unworkable, worked } from '../outcome.ts'
import { choiceOption, numberOption } from './arguments.ts'
import { numberCell } from './files/cells.ts'
import type { CellValue } from './files/number-text.ts'
import { numberText } from './files/number-text.ts'
import { needColumns, type OutputRow, sayReplaced } from './files/stream.ts'
import { tableCommand } from './table-command.ts'

const usage = `answerable rates [FILE] [options]

Rates or proportions with their limits, row by row. Reads CSV from FILE or standard input, with a column of events and
one of people; every other column is passed through.

  --statistic rate|proportion  exact limits below 10 events and Byar's from 10; or Wilson's (default rate)
  --x COLUMN                   the column of events (default x)
  --n COLUMN                   the column of people (default n)
  --confidence C               0.9 to 1, or 90 to 100 (default 0.95)
  --multiplier M               per so many (default 100000, for proportions 1)
  --json                       one JSON array instead of CSV

A row that cannot be worked out ends the run with status 2 and its number.`

export const ratesCommand = tableCommand({
  name: 'rates',
  summary: 'rates and proportions with their limits, CSV in and out',
  usage,
  options: ['statistic', 'x', 'n', 'confidence', 'multiplier'],
  prepare(args, writer, io) {
    const statistic = choiceOption(args, 'statistic', ['rate', 'proportion'])
    if (!statistic.ok) return statistic
    const confidence = numberOption(args, 'confidence', 0.95)
    if (!confidence.ok) return confidence
    const multiplier = numberOption(args, 'multiplier', statistic.value === 'rate' ? 100_000 : 1)
    if (!multiplier.ok) return multiplier
    const options = { confidence: confidence.value, multiplier: multiplier.value }
    const answer = statistic.value === 'rate' ? rateRow : proportionRow
    const [x, n] = [args.option('x') ?? 'x', args.option('n') ?? 'n']
    let names: readonly string[] = []
    return worked({
      columns(found) {
        names = found
        sayReplaced(found, ['value', 'lowercl', 'uppercl', 'statistic', 'method'], io)
        return needColumns(found, [x, n])
      },
      row(row) {
        const events = numberCell(row, x)
        if (!events.ok) return events
        const people = numberCell(row, n)
        if (!people.ok) return people
        const figures = answer(events.value, people.value, options)
        if (!figures.ok) return inRow(ofColumn(figures, { x, n }), row.number)
        const given: Record<string, CellValue> = {}
        for (let i = 0; i < names.length; i++) given[names[i]!] = row.cells[i]!
        writer.row(Object.assign(given, figures.value))
        return figures
      },
    })
  },
})

/** The same refusal, said of the columns as they are called in the file. */
function ofColumn(refused: Unworkable, columns: Readonly<Record<string, string>>): Unworkable {
  const { field } = refused.refusal
  return field === undefined
    ? refused
    : { ok: false, refusal: { ...refused.refusal, field: columns[field] ?? field } }
}

type RateSettings = { readonly confidence: number; readonly multiplier: number }

function rateRow(x: number, n: number, options: RateSettings): Outcome<OutputRow> {
  const rate = crudeRate(x, n, options)
  if (!rate.ok) return rate
  const { value, lower, upper, method } = rate.value
  const statistic = `rate per ${numberText(options.multiplier)}`
  return worked({ value, lowercl: lower, uppercl: upper, statistic, method })
}

function proportionRow(x: number, n: number, options: RateSettings): Outcome<OutputRow> {
  const share = proportion(x, n, options)
  if (!share.ok) return share
  const { value, lower, upper } = share.value
  const { multiplier } = options
  const statistic = multiplier === 100 ? 'percentage' : `proportion of ${numberText(multiplier)}`
  return worked({ value, lowercl: lower, uppercl: upper, statistic, method: 'Wilson' })
}
