import { type Outcome, type Unworkable, unworkable, worked } from '../outcome.ts'
import { type Margin, rake } from '../surveys/raking.ts'
import { effectiveSample } from '../surveys/weights.ts'
import { numberOption } from './arguments.ts'
import { numberCell } from './files/cells.ts'
import { type CellValue, readNumber } from './files/number-text.ts'
import { readText } from './files/open.ts'
import { needColumns, sayReplaced } from './files/stream.ts'
import { parseTable } from './files/whole-table.ts'
import { tableCommand } from './table-command.ts'

const usage = `answerable rake [FILE] --targets FILE [options]

Weights respondents so that several margins agree with the population. Reads CSV with one row a respondent and one
column a margin; every column is passed through and the weight is added.

  --targets FILE     CSV with columns margin, category, target (a number of people or a share)
  --weight COLUMN    starting weights (default: everybody 1)
  --trim LOW,HIGH    keep weights between these multiples of their mean (default 0.3,3); none: do not trim
  --cycles N         at most so many rounds (default 100)
  --json             one JSON array instead of CSV

The effective sample and the largest error left are printed on standard error.`

/** The categories of a margin, each with its target. */
type TargetMargin = {
  readonly name: string
  readonly categories: Map<string, number>
  readonly targets: number[]
}

function readTargets(file: string | null): Outcome<TargetMargin[]> {
  if (file === null) return unworkable('missing-value', '--targets is wanted', { field: 'targets' })
  const text = readText(file, 'targets')
  if (!text.ok) return text
  const read = parseTable(text.value)
  if (!read.ok) return read
  const table = read.value
  const found = needColumns(table.columns, ['margin', 'category', 'target'])
  if (!found.ok) return found
  const margins = new Map<string, TargetMargin>()
  for (const [i, { margin: name = '', category = '', target: text = '' }] of table.rows.entries()) {
    const row = i + 1
    const target = readNumber(text)
    const where = { row, field: 'target' }
    if (target === null || !Number.isFinite(target))
      return unworkable('not-a-number', `the target of ${name} ${category} is not a number`, where)
    if (target < 0)
      return unworkable('negative-count', `the target of ${name} ${category} is negative`, where)
    const margin: TargetMargin = margins.get(name) ?? { name, categories: new Map(), targets: [] }
    if (margin.categories.has(category))
      return unworkable('duplicate-row', `${name} ${category} is there twice`, { row, field: 'category' })
    margin.categories.set(category, margin.targets.length)
    margin.targets.push(target)
    margins.set(name, margin)
  }
  for (const margin of margins.values())
    if (!margin.targets.some(target => target > 0))
      return unworkable('zero-denominator', `the targets of ${margin.name} sum to zero`, { field: 'target' })
  return margins.size > 0
    ? worked([...margins.values()])
    : unworkable('no-rows', `${file} has no targets`, { field: 'targets' })
}

function readTrim(text: string | null): Outcome<{ lowest: number; highest: number } | null> {
  if (text === 'none') return worked(null)
  const [lowest, highest, more] = (text ?? '0.3,3').split(',').map(Number)
  const isPair = lowest !== undefined && highest !== undefined && more === undefined
  return isPair && lowest >= 0 && lowest <= 1 && highest >= 1
    ? worked({ lowest, highest })
    : unworkable('out-of-range', '--trim must be LOW,HIGH with 1 between them, or none', { field: 'trim' })
}

/** The library knows categories by number only: here they are called by name. */
function nobodyIn(margins: readonly TargetMargin[], chosen: readonly (readonly number[])[]) {
  for (const [i, { name, categories, targets }] of margins.entries()) {
    const answered = new Set(chosen[i])
    for (const [category, at] of categories)
      if (targets[at]! > 0 && !answered.has(at))
        return unworkable(
          'zero-denominator',
          `nobody answered "${category}" of ${name}, which has a target`,
          {
            field: name,
          },
        )
  }
  return null
}

const withColumn = ({ refusal }: Unworkable, weight: string | null): Unworkable => ({
  ok: false,
  refusal: refusal.field === 'weight' && weight !== null ? { ...refusal, field: weight } : refusal,
})

export const rakeCommand = tableCommand({
  name: 'rake',
  summary: 'survey weights that agree with the population, CSV in and out',
  usage,
  options: ['targets', 'weight', 'trim', 'cycles'],
  prepare(args, writer, io) {
    const targets = readTargets(args.option('targets'))
    if (!targets.ok) return targets
    const trim = readTrim(args.option('trim'))
    if (!trim.ok) return trim
    const cycles = numberOption(args, 'cycles', 100)
    if (!cycles.ok) return cycles
    const weight = args.option('weight')
    const base: number[] = []
    const rows: (readonly string[])[] = []
    const chosen = targets.value.map(() => [] as number[])
    let names: readonly string[] = []
    return worked({
      columns(found) {
        names = found
        sayReplaced(found, ['raked_weight'], io)
        return needColumns(found, [
          ...targets.value.map(margin => margin.name),
          ...(weight === null ? [] : [weight]),
        ])
      },
      row(row) {
        const start = weight === null ? worked(1) : numberCell(row, weight)
        if (!start.ok) return start
        for (const [i, margin] of targets.value.entries()) {
          const category = margin.categories.get(row.get(margin.name))
          if (category === undefined)
            return unworkable(
              'out-of-range',
              `"${row.get(margin.name)}" is no category of ${margin.name} with a target`,
              {
                row: row.number,
                field: margin.name,
              },
            )
          chosen[i]!.push(category)
        }
        base.push(start.value)
        rows.push(row.cells)
        return start
      },
      end() {
        const unanswered = nobodyIn(targets.value, chosen)
        if (unanswered) return unanswered
        const margins: Margin[] = targets.value.map(({ name, targets: wanted }, i) => ({
          name,
          categories: chosen[i]!,
          targets: wanted,
        }))
        const raked = rake(base, margins, { trim: trim.value, cycles: cycles.value })
        if (!raked.ok) return withColumn(raked, weight)
        rows.forEach((cells, i) => {
          const given: Record<string, CellValue> = {}
          names.forEach((name, column) => {
            given[name] = cells[column]!
          })
          writer.row({ ...given, raked_weight: raked.value.weights[i]! })
        })
        const sample = effectiveSample(raked.value.weights)
        if (sample.ok)
          io.stderr.write(
            `${sample.value.n} respondents are worth ${sample.value.effective.toFixed(1)}; ${raked.value.trimmed} weights trimmed; largest error ${raked.value.largestError.toExponential(2)}\n`,
          )
        return raked
      },
    })
  },
})
