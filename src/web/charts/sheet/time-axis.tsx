import { type Day, dayNumber, fromDayNumber } from '#kit'
import { shortDay } from '../../words.ts'
import { colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import type { Scale } from './value-axis.tsx'
import { words } from './words.tsx'

export interface TimeTick {
  readonly at: number
  readonly text: string
  /** Below the text, where the year is new. */
  readonly year: string
}

const dayStepsToChoose = [1, 2, 7, 14] as const
const monthStepsToChoose = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000] as const
const longestInDays = 62
const monthsShort = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** Days, months or years between two day numbers, as many as `most` allows, on round dates. */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  if (to - from <= longestInDays) return withYears(dayTicks(from, to, Math.max(1, Math.floor(most * 0.75))))
  const first = monthIndex(from)
  const last = monthIndex(to)
  const step =
    monthStepsToChoose.find(each => (last - first) / each + 1 <= most) ?? monthStepsToChoose.at(-1)!
  const ticks: { day: Day; text: string }[] = []
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const day = firstOfMonth(month)
    if (dayNumber(day) < from) continue
    ticks.push({ day, text: step >= 12 ? day.slice(0, 4) : monthsShort[month % 12]! })
  }
  if (ticks.length === 0) return withYears(dayTicks(from, from, 1))
  return step >= 12
    ? ticks.map(({ day, text }) => ({ at: dayNumber(day), text, year: '' }))
    : withYears(ticks)
}

const monthIndex = (at: number): number => {
  const [year = 0, month = 1] = fromDayNumber(at).split('-').map(Number)
  return year * 12 + month - 1
}

const firstOfMonth = (index: number): Day =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01` as Day

function dayTicks(from: number, to: number, most: number): { day: Day; text: string }[] {
  const step = dayStepsToChoose.find(each => (to - from) / each + 1 <= most) ?? 28
  const ticks: { day: Day; text: string }[] = []
  for (let at = from; at <= to; at += step) {
    const day = fromDayNumber(at)
    ticks.push({ day, text: shortDay(day) })
  }
  return ticks
}

const withYears = (ticks: readonly { readonly day: Day; readonly text: string }[]): TimeTick[] =>
  ticks.map(({ day, text }, index) => {
    const year = day.slice(0, 4)
    return { at: dayNumber(day), text, year: ticks[index - 1]?.day.slice(0, 4) === year ? '' : year }
  })

/** Small strokes and dates under a plot, between the first and the last day of a series. */
export function timeAxis(scale: Scale, days: readonly number[], y: number, size: number) {
  const [left = 0, right = 0] = scale.range()
  const ticks = timeTicks(days[0] ?? 0, days.at(-1) ?? 0, Math.max(2, (right - left) / (size * 2.7)))
  return ticks.map(({ at, text, year }) => {
    const x = coordinate(scale(at))
    return (
      <>
        <path d={`M${x},${coordinate(y)}v5`} stroke={colours.rule} />
        {words({
          x,
          y: y + 6 + size,
          size,
          lines: year === '' ? [text] : [text, year],
          anchor: 'middle',
          colour: colours.muted,
        })}
      </>
    )
  })
}

/** The room that dates and years need under a plot. */
export const timeAxisHeight = (size: number): number => Math.round(size * 2.7) + 6
