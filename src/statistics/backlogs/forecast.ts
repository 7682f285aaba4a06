import { quantileOfSorted } from '../funnels/overdispersion.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'
import { planCalendar } from './calendar.ts'
import { type BacklogModel, checkModel } from './model.ts'
import { prepareModel, replicate } from './replication.ts'

/** What lies below in 5, 25, 50, 75 and 95 of 100 runs. */
export type QuantileBand = {
  readonly p5: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
}

export type BacklogForecast = {
  readonly replications: number
  readonly days: readonly {
    readonly date: string
    readonly open: QuantileBand
    readonly done: QuantileBand
  }[]
  /** What is open at the end of the last day, by kind. */
  readonly openAtEnd: readonly { readonly kind: string; readonly open: QuantileBand }[]
  /** The share of runs in which all that waited on the first day was finished, and when; null where it was not. */
  readonly cleared: {
    readonly share: number
    readonly p5: string | null
    readonly p50: string | null
    readonly p95: string | null
  }
  readonly utilisation: QuantileBand
}

/** The band of a set of numbers, by linear interpolation between order statistics. */
export function quantileBand(values: ArrayLike<number>): QuantileBand {
  const sorted = Float64Array.from(values).sort()
  const at = (p: number): number => quantileOfSorted(sorted, p)
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) }
}

/**
 * Runs a backlog model many times and gives, day by day, the range that the open work will lie in. `done` is cumulative.
 * The same seed gives the same forecast.
 * Refuses: everything that `checkModel` names, replications that are not a whole number from 1
 * to 100,000, and a seed that is not whole.
 */
export function forecastBacklog(
  model: BacklogModel,
  options: { readonly replications?: number; readonly seed?: number } = {},
): Outcome<BacklogForecast> {
  const replications = options.replications ?? 1000
  const wrong = checkModel(model)
  if (wrong) return wrong
  if (!(Number.isInteger(replications) && replications > 0 && replications <= 100_000))
    return unworkable('out-of-range', 'replications must be a whole number from 1 to 100,000', {
      field: 'replications',
    })
  const seed = options.seed ?? 1
  if (!Number.isInteger(seed))
    return unworkable('out-of-range', 'the seed must be a whole number', { field: 'seed' })
  const calendar = planCalendar(model)
  const prepared = prepareModel(model, calendar)
  const open = calendar.dates.map(() => new Int32Array(replications))
  const done = calendar.dates.map(() => new Int32Array(replications))
  const atEnd = model.kinds.map(() => new Int32Array(replications))
  const cleared = new Int32Array(replications)
  const utilisation = new Float64Array(replications)
  for (let run = 0; run < replications; run++) {
    const result = replicate(prepared, seed ^ Math.imul(run + 1, 0x9e3779b1))
    let total = 0
    for (let day = 0; day < model.days; day++) {
      total += result.done[day]!
      open[day]![run] = result.open[day]!
      done[day]![run] = total
    }
    for (let kind = 0; kind < atEnd.length; kind++)
      atEnd[kind]![run] = result.openByKind[kind]![model.days - 1]!
    cleared[run] = result.clearedOn
    utilisation[run] = result.utilisation
  }
  return worked({
    replications,
    days: calendar.dates.map((date, day) => ({
      date,
      open: quantileBand(open[day]!),
      done: quantileBand(done[day]!),
    })),
    openAtEnd: model.kinds.map(({ kind }, i) => ({ kind, open: quantileBand(atEnd[i]!) })),
    cleared: clearedBand(cleared, calendar.dates),
    utilisation: quantileBand(utilisation),
  })
}

/** The day by which 5, 50 and 95 of 100 runs had cleared: runs that never did count as later than any day. */
function clearedBand(cleared: Int32Array, dates: readonly string[]): BacklogForecast['cleared'] {
  const sorted = Int32Array.from(cleared, day => (day < 0 ? dates.length : day)).sort()
  const at = (share: number): string | null =>
    dates[sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!] ?? null
  const share = sorted.filter(day => day < dates.length).length / sorted.length
  return { share, p5: at(0.05), p50: at(0.5), p95: at(0.95) }
}
