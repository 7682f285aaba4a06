import { type Day, dayNumber, done, type Result, refuse } from '#kit'
import { present, refuseUndrawable, writeNumber } from '../numbers.ts'
import { dayOfDate, type Period, periodOf } from '../periods.ts'

/** What is expected on a day; null where nothing was worked out. */
export interface ExpectedPoint {
  readonly date: string
  readonly low: number | null
  readonly middle: number | null
  readonly high: number | null
}

export interface TrajectoryPath {
  /** "Ten extra nurses" */
  readonly name: string
  readonly points: readonly ExpectedPoint[]
}

export interface TrajectoryModel {
  /** "Overdue reviews" */
  readonly measure: string
  readonly place: string
  /** One to three ways it may go, each with its range. */
  readonly paths: readonly TrajectoryPath[]
  /** What happened so far; null for a day without a count. */
  readonly actual?: readonly { readonly date: string; readonly value: number | null }[] | undefined
  readonly target?: number | null | undefined
  /** What the range is: "9 of 10 runs lie in the range". */
  readonly rangeWords: string
  readonly finding?: string | undefined
  readonly write?: ((value: number) => string) | undefined
  readonly period?: Period | undefined
}

export interface ReadPoint<T> {
  readonly day: Day
  readonly at: number
  readonly point: T
}

export interface ReadTrajectory {
  readonly paths: readonly { readonly name: string; readonly points: readonly ReadPoint<ExpectedPoint>[] }[]
  readonly actual: readonly ReadPoint<{ readonly value: number | null }>[]
  readonly target: number | null
  /** Every day that any line has, ascending. */
  readonly dayNumbers: readonly number[]
  readonly days: readonly Day[]
  readonly values: readonly number[]
  readonly period: Period
  readonly write: (value: number) => string
}

export const mostPaths = 3

export function readTrajectory(model: TrajectoryModel): Result<ReadTrajectory> {
  const { paths, actual = [], target = null } = model
  if (paths.length > mostPaths)
    return refuse('invalid', `No chart: more than ${mostPaths} paths cannot be told apart`, {
      field: 'paths',
    })
  const expected = paths.flatMap(path => path.points)
  const wrong =
    refuseUndrawable(
      expected.flatMap(({ low, middle, high }) => [low, middle, high]),
      'expected value',
    ) ??
    refuseUndrawable(
      actual.map(point => point.value),
      'value',
    ) ??
    refuseUndrawable([target], 'target') ??
    refuseCrossed(expected)
  if (wrong) return wrong
  const values = present([
    ...expected.flatMap(({ low, middle, high }) => [low, middle, high]),
    ...actual.map(point => point.value),
  ])
  const drawnPaths: ReadTrajectory['paths'][number][] = []
  for (const { name, points } of paths) {
    const found = dated(points)
    if (!found.ok) return found
    drawnPaths.push({ name, points: found.value })
  }
  const drawnActual = dated(actual)
  if (!drawnActual.ok) return drawnActual
  const days = [...drawnPaths.flatMap(path => path.points), ...drawnActual.value].map(({ day }) => day)
  const distinct = [...new Set(days)].sort()
  if (values.length < 2 || distinct.length < 2)
    return refuse('invalid', 'Fewer than two points: no chart', { field: 'paths' })
  return done({
    paths: drawnPaths,
    actual: drawnActual.value,
    target,
    days: distinct,
    dayNumbers: distinct.map(dayNumber),
    values: target === null ? values : [...values, target],
    period: model.period ?? periodOf(distinct),
    write: model.write ?? writeNumber,
  })
}

/** A range whose ends have changed places is a wrong column, not a range. */
function refuseCrossed(points: readonly ExpectedPoint[]) {
  const at = points.findIndex(({ low, middle, high }) => {
    const given = present([low, middle, high])
    return given.some((value, index) => index > 0 && value < given[index - 1]!)
  })
  if (at < 0) return null
  return refuse('invalid', `No chart: low, middle and high of point ${at + 1} are not in this order`, {
    field: 'low',
    row: at + 1,
  })
}

function dated<T extends { readonly date: string }>(points: readonly T[]): Result<ReadPoint<T>[]> {
  const read: ReadPoint<T>[] = []
  for (const [index, point] of points.entries()) {
    const day = dayOfDate(point.date)
    const row = index + 1
    if (!day) return refuse('invalid', `No chart: date ${row} is not a day`, { field: 'date', row })
    const last = read.at(-1)
    if (last && day <= last.day)
      return refuse('invalid', `No chart: date ${row} is not after the one before it`, { field: 'date', row })
    read.push({ day, at: dayNumber(day), point })
  }
  return done(read)
}
