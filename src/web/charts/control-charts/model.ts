import { type Day, dayNumber, done, type Result, refuse } from '#kit'
import type { ControlChart, Outcome } from '#statistics'
import { decimalsOf, present, refuseUndrawable, rounded, writeNumber } from '../numbers.ts'
import { ascendingDays, type Period, periodOf } from '../periods.ts'

export interface ControlChartModel {
  /** As `controlChart` of the statistics gave it: a refusal becomes the reason why there is no picture. */
  readonly chart: Outcome<ControlChart>
  /** What is measured: "Decided within 28 days". */
  readonly measure: string
  readonly place: string
  /** How a value is written: 61 as "61%". */
  readonly write?: ((value: number) => string) | undefined
  /** The heading; made from the last point unless given. */
  readonly finding?: string | undefined
  readonly period?: Period | undefined
  /** Why the limits were drawn anew, by date of the series. */
  readonly rebaseReasons?: Readonly<Record<string, string>> | undefined
}

/** A control chart that can be drawn: everything on it is a number, every date a day. */
export interface ReadControlChart {
  readonly chart: ControlChart
  readonly days: readonly Day[]
  readonly dayNumbers: readonly number[]
  readonly period: Period
  readonly write: (value: number) => string
  /** Means and limits have one digit more than the values. */
  readonly writeWorkedOut: (value: number) => string
  readonly missing: number
}

export const fewerThanTwo = 'Fewer than two points: no chart'

export function readControlChart({
  chart,
  write = writeNumber,
  period,
}: Pick<ControlChartModel, 'chart' | 'write' | 'period'>): Result<ReadControlChart> {
  if (!chart.ok) {
    const { code, message, row, field } = chart.refusal
    const isTooShort = code === 'no-rows' || (code === 'short-phase' && message.startsWith('the series'))
    const words = isTooShort ? fewerThanTwo : `No chart: ${message}`
    return refuse('invalid', words, {
      ...(row === undefined ? {} : { row }),
      ...(field === undefined ? {} : { field }),
    })
  }
  const { points, phases, target } = chart.value
  const values = points.map(point => point.value)
  if (present(values).length < 2) return refuse('invalid', fewerThanTwo, { field: 'value' })
  const wrong =
    refuseUndrawable(values, 'value') ??
    refuseUndrawable(
      points.map(point => point.planned),
      'planned value',
    ) ??
    refuseUndrawable([target], 'target') ??
    refuseUndrawable(
      phases.flatMap(({ mean, limits }) => [mean, limits?.lower ?? null, limits?.upper ?? null]),
      'limit',
    )
  if (wrong) return wrong
  const days = ascendingDays(points.map(point => point.date))
  if (!days.ok) return days
  const decimals = Math.min(3, decimalsOf(present(values)) + 1)
  return done({
    chart: chart.value,
    days: days.days,
    dayNumbers: days.days.map(dayNumber),
    period: period ?? periodOf(days.days),
    write,
    writeWorkedOut: value => write(rounded(value, decimals)),
    missing: values.filter(value => value === null).length,
  })
}
