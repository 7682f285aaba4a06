import { funnelLimits } from '../funnels/control-limits.ts'
import { overdispersedFunnel } from '../funnels/overdispersion.ts'
import { funnelStandings } from '../funnels/standing.ts'
import type { DispersionKind } from '../funnels/transformations.ts'
import type { FunnelKind, FunnelUnit } from '../funnels/units.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { type Arguments, choiceOption, numberOption } from './arguments.ts'
import { numberCell } from './files/cells.ts'
import { needColumns, type RowWriter } from './files/stream.ts'
import { tableCommand } from './table-command.ts'

const usage = `answerable funnel [FILE] [options]

How units stand in a funnel. Reads CSV with columns unit, numerator, denominator (and rate for the kinds of rates).

  --kind proportion | standardised-ratio | ratio-of-counts | crude-rate | directly-standardised-rate
                         (default proportion): where each unit stands against 95% and 99.8% limits
  --limits               the hundred points of the limits instead
  --overdispersion shmi | cqc | proportion | ratio-of-counts
                         limits widened for overdispersion instead, with phi and tau squared
  --trim T               the share trimmed at each end (default 0.1)
  --multiplier M         (default 100 for proportions, 100000 for rates, 1 with overdispersion)
  --years Y              years of data, for rates (default 1)
  --unit COLUMN          the column that names the unit (default unit)
  --json                 one JSON array instead of CSV`

const kinds = [
  'proportion',
  'standardised-ratio',
  'ratio-of-counts',
  'crude-rate',
  'directly-standardised-rate',
] as const
type KindName = (typeof kinds)[number]

function kindOf(name: KindName, multiplier: number | null, years: number): FunnelKind {
  if (name === 'proportion') return { statistic: 'proportion', multiplier: multiplier ?? 100 }
  if (name === 'standardised-ratio') return { statistic: 'ratio', ratio: 'standardised' }
  if (name === 'ratio-of-counts') return { statistic: 'ratio', ratio: 'counts' }
  const rate = name === 'crude-rate' ? 'crude' : 'directly-standardised'
  return { statistic: 'rate', rate, multiplier: multiplier ?? 100_000, years }
}

const dispersionKinds: Record<string, DispersionKind> = {
  shmi: 'standardised-ratio-shmi',
  cqc: 'standardised-ratio-cqc',
  proportion: 'proportion',
  'ratio-of-counts': 'ratio-of-counts',
}

type NamedUnit = FunnelUnit & { readonly unit: string }
type Answer = (units: readonly NamedUnit[], writer: RowWriter) => Outcome<unknown>

export const funnelCommand = tableCommand({
  name: 'funnel',
  summary: 'funnel plot limits, standings and overdispersion, CSV in and out',
  usage,
  options: ['kind', 'overdispersion', 'trim', 'multiplier', 'years', 'unit'],
  flags: ['limits'],
  prepare(args, writer) {
    const kind = choiceOption(args, 'kind', kinds)
    if (!kind.ok) return kind
    const answer = answerOf(args, kind.value)
    if (!answer.ok) return answer
    const name = args.option('unit') ?? 'unit'
    const sums = args.option('overdispersion') !== null
    const seen = new Set<string>()
    const isRate = kind.value.endsWith('rate') && args.option('overdispersion') === null
    const units: NamedUnit[] = []
    return worked({
      columns: names => needColumns(names, [name, 'numerator', 'denominator', ...(isRate ? ['rate'] : [])]),
      row(row) {
        const numerator = numberCell(row, 'numerator')
        if (!numerator.ok) return numerator
        const denominator = numberCell(row, 'denominator')
        if (!denominator.ok) return denominator
        const rate = isRate ? numberCell(row, 'rate') : worked(0)
        if (!rate.ok) return rate
        if (!sums && seen.has(row.get(name)))
          return unworkable('duplicate-row', `${row.get(name)} is there twice; sum its rows first`, {
            row: row.number,
            field: name,
          })
        seen.add(row.get(name))
        const unit = { unit: row.get(name), numerator: numerator.value, denominator: denominator.value }
        units.push(isRate ? { ...unit, rate: rate.value } : unit)
        return rate
      },
      end: () => answer.value(units, writer),
    })
  },
})

function answerOf(args: Arguments, kind: KindName): Outcome<Answer> {
  const multiplier = numberOption(args, 'multiplier', null)
  if (!multiplier.ok) return multiplier
  const years = numberOption(args, 'years', 1)
  if (!years.ok) return years
  const trim = numberOption(args, 'trim', 0.1)
  if (!trim.ok) return trim
  if (args.option('overdispersion') !== null) {
    const other = args.has('limits') ? 'limits' : args.option('kind') !== null ? 'kind' : null
    if (other)
      return unworkable('unknown-option', `--${other} does not go with --overdispersion`, { field: other })
    const chosen = choiceOption(args, 'overdispersion', ['shmi', 'cqc', 'proportion', 'ratio-of-counts'])
    if (!chosen.ok) return chosen
    return worked(dispersed(dispersionKinds[chosen.value]!, trim.value, multiplier.value ?? 1))
  }
  const funnel = kindOf(kind, multiplier.value, years.value)
  return worked(args.has('limits') ? limitsOf(funnel) : standingsOf(funnel))
}

const standingsOf =
  (kind: FunnelKind): Answer =>
  (units, writer) => {
    const standings = funnelStandings(units, kind)
    if (standings.ok)
      units.forEach((unit, i) => {
        const { unit: name, numerator, denominator } = unit
        writer.row({
          unit: name,
          numerator,
          denominator,
          rate: unit.rate ?? null,
          standing: standings.value[i]!,
        })
      })
    return standings
  }

const limitsOf =
  (kind: FunnelKind): Answer =>
  (units, writer) => {
    const limits = funnelLimits(units, kind)
    if (limits.ok)
      for (const { x, lower2, upper2, lower3, upper3, at } of limits.value.points)
        writer.row({
          x,
          lower95: lower2,
          upper95: upper2,
          lower998: lower3,
          upper998: upper3,
          average: limits.value.average,
          lower95_at: at?.lower2 ?? null,
          upper95_at: at?.upper2 ?? null,
          lower998_at: at?.lower3 ?? null,
          upper998_at: at?.upper3 ?? null,
        })
    return limits
  }

const dispersed =
  (of: DispersionKind, trim: number, multiplier: number): Answer =>
  (units, writer) => {
    const funnel = overdispersedFunnel(units, { of, trim, multiplier })
    if (funnel.ok)
      for (const unit of funnel.value.units) {
        const limits = funnel.value.drawn.adjusted ? unit.adjusted : unit.unadjusted
        writer.row({
          unit: unit.unit,
          numerator: unit.numerator,
          denominator: unit.denominator,
          ratio: unit.ratio * multiplier,
          z: Number.isFinite(unit.z) ? unit.z : null,
          ...limits,
          adjusted: funnel.value.drawn.adjusted,
          outlier: unit.isOutlier,
          target: funnel.value.target,
          phi: funnel.value.phi,
          tau2: funnel.value.tau2,
        })
      }
    return funnel
  }
