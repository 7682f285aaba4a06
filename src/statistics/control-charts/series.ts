import { type Outcome, unworkable, worked } from '../outcome.ts'

/** A series as it comes: days (`YYYY-MM-DD`, or `YYYY-MM`) and values of one length; null is a missing value. */
export type Observations = {
  readonly dates: readonly string[]
  readonly values: ArrayLike<number | null>
}

/** A series in date order; a missing value is NaN, `rows` says which row (1-based, as given) each point was. */
export type OrderedSeries = {
  readonly dates: readonly string[]
  readonly values: Float64Array
  readonly rows: Int32Array
}

/** Where the values and rows are put: as long as the series, or longer. */
type Columns = Pick<OrderedSeries, 'values' | 'rows'>

const dayForm = /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T.*)?)?$/

/** Whether text is a day, a month, or an instant that begins with a day, and exists in the calendar. */
export function isDateText(text: string): boolean {
  if (!dayForm.test(text)) return false
  const day = Number(text.slice(8, 10))
  if (day <= 28) return true
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * Checks a series and puts it in date order. `must-ascend` refuses a date before its predecessor (a silent re-ordering
 * hides a wrong column); `sort` orders them, as NHSRplotthedots does. Two equal dates are always refused.
 */
export function orderSeries(
  given: Observations,
  order: 'must-ascend' | 'sort',
  into: Columns,
): Outcome<OrderedSeries> {
  const { dates, values } = given
  const points = dates.length
  if (points === 0) return unworkable('no-rows', 'the series has no rows')
  if (values.length !== points)
    return unworkable('lengths-differ', `there are ${points} dates and ${values.length} values`)
  const { values: numbers, rows } = into
  let ascends = true
  for (let i = 0; i < points; i++) {
    const value = values[i]
    const row = i + 1
    const date = dates[i]!
    if (!isDateText(date))
      return unworkable('not-a-date', `"${date}" is not a date (YYYY-MM-DD)`, { row, field: 'date' })
    if (value !== null && !(Math.abs(value!) <= largestValue)) return notCharted(value!, row)
    numbers[i] = value ?? Number.NaN
    rows[i] = row
    if (i > 0 && date <= dates[i - 1]!) {
      if (date === dates[i - 1]) return duplicate(date, row)
      if (order === 'must-ascend')
        return unworkable('unsorted-dates', `${date} comes after ${dates[i - 1]}; sort the series by date`, {
          row,
          field: 'date',
        })
      ascends = false
    }
  }
  return ascends ? worked({ dates, values: numbers, rows }) : sortSeries(dates, into)
}

/** Sums and ranges of anything larger could pass the largest number there is. */
const largestValue = 1e300

const notCharted = (value: number, row: number) =>
  Number.isFinite(value)
    ? unworkable('out-of-range', `${value} is too large to be charted`, { row, field: 'value' })
    : unworkable('not-a-number', 'a value is not a number; leave it empty if it is missing', {
        row,
        field: 'value',
      })

const duplicate = (date: string, row: number) =>
  unworkable('duplicate-dates', `${date} is there twice; a series has one value a date`, {
    row,
    field: 'date',
  })

function sortSeries(dates: readonly string[], { values, rows }: Columns): Outcome<OrderedSeries> {
  const sorted = dates.map((_, i) => i)
  sorted.sort((a, b) => (dates[a]! < dates[b]! ? -1 : dates[a]! > dates[b]! ? 1 : a - b))
  for (let i = 1; i < sorted.length; i++) {
    const date = dates[sorted[i]!]!
    if (date === dates[sorted[i - 1]!]) return duplicate(date, sorted[i]! + 1)
  }
  const given = values.slice(0, dates.length)
  sorted.forEach((from, to) => {
    values[to] = given[from]!
    rows[to] = from + 1
  })
  return worked({ dates: sorted.map(from => dates[from]!), values, rows })
}
