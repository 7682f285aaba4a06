import type { BacklogModel } from './model.ts'

const dayLength = 86_400_000

/** The days of a plan, by number from 0. */
export type PlanCalendar = {
  readonly dates: readonly string[]
  /** 0 is Monday. */
  readonly weekday: Uint8Array
  /** 0 is January. */
  readonly month: Uint8Array
  readonly closed: Uint8Array
}

export function planCalendar({ from, days, closed = [] }: BacklogModel): PlanCalendar {
  const first = Date.parse(`${from.slice(0, 10)}T00:00:00Z`)
  const instants = Array.from({ length: days }, (_, day) => new Date(first + day * dayLength))
  const dates = instants.map(instant => instant.toISOString().slice(0, 10))
  const shut = new Set(closed)
  return {
    dates,
    weekday: Uint8Array.from(instants, instant => (instant.getUTCDay() + 6) % 7),
    month: Uint8Array.from(instants, instant => instant.getUTCMonth()),
    closed: Uint8Array.from(dates, date => (shut.has(date) ? 1 : 0)),
  }
}
