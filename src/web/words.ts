/** Dates, counts and lists in plain words, the same everywhere. */
import { type Day, daysBetween, type Instant, londonDay, type Quarter, quarterSpan, weekday } from '#kit'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const split = (at: Day): readonly [year: number, month: number, date: number] => {
  const [year, month, date] = at.split('-').map(Number)
  return [year ?? 0, month ?? 0, date ?? 0]
}

const monthName = (month: number): string => months[month - 1] ?? ''

/** "1 March 2021" */
export function dayInWords(at: Day): string {
  const [year, month, date] = split(at)
  return `${date} ${monthName(month)} ${year}`
}

/** "1 March": where the year is plain from what stands around it. */
export function dayOfMonth(at: Day): string {
  const [, month, date] = split(at)
  return `${date} ${monthName(month)}`
}

/** "1 Mar": for narrow columns. */
export function shortDay(at: Day): string {
  const [, month, date] = split(at)
  return `${date} ${monthName(month).slice(0, 3)}`
}

/** "Monday 1 March" */
export const weekdayInWords = (at: Day): string => `${weekdays[weekday(at)]} ${dayOfMonth(at)}`

/** "Monday 1 March 2021" */
export const weekdayWithYear = (at: Day): string => `${weekdays[weekday(at)]} ${dayInWords(at)}`

/** "March 2021" */
export function monthInWords(at: Day): string {
  const [year, month] = split(at)
  return `${monthName(month)} ${year}`
}

/** "October to December 2019" */
export function quarterInWords(quarter: Quarter): string {
  const { from, to } = quarterSpan(quarter)
  return `${monthName(split(from)[1])} to ${monthInWords(to)}`
}

const clockInLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

/** "2pm", "9:30am", "midday", "midnight", by the clock in London. */
export function timeInWords(at: Instant): string {
  const parts = clockInLondon.formatToParts(new Date(at))
  const part = (type: string): string => parts.find(found => found.type === type)?.value ?? ''
  const [hour, minute, half] = [part('hour'), part('minute'), part('dayPeriod').toLowerCase()]
  if (minute === '00' && (hour === '12' || hour === '0')) return half === 'pm' ? 'midday' : 'midnight'
  const shown = hour === '0' ? '12' : hour
  return minute === '00' ? `${shown}${half}` : `${shown}:${minute}${half}`
}

/** "14:00", as a form takes it, in the same words; whatever else was typed stays as it is. */
export function clockInWords(typed: string): string {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(typed) ?? []
  if (hour === undefined || minute === undefined) return typed
  const half = Number(hour) < 12 ? 'am' : 'pm'
  if (minute === '00' && Number(hour) % 12 === 0) return half === 'pm' ? 'midday' : 'midnight'
  const shown = Number(hour) % 12 || 12
  return minute === '00' ? `${shown}${half}` : `${shown}:${minute}${half}`
}

/** "10 March 2021, 9:30am" */
export const instantInWords = (at: Instant): string => `${dayInWords(londonDay(at))}, ${timeInWords(at)}`

const grouped = new Intl.NumberFormat('en-GB')

/** "3,800" */
export const numberInWords = (value: number): string => grouped.format(value)

/** "£1,250" or "£1,250.50": whole pence as pounds, the pence only where there are any. */
export const poundsInWords = (pence: number): string =>
  `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: pence % 100 === 0 ? 0 : 2 })}`

/** "1 day", "9 days", "2,800 reviews"; a plural that is not made with s is given. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${numberInWords(count)} ${Math.abs(count) === 1 ? one : many}`

/** "today", "tomorrow", "in 3 days", "1 day late", "9 days late". The due day itself is not late. */
export function dueInWords(due: Day, today: Day): string {
  const left = daysBetween(today, due)
  if (left < 0) return `${countOf(-left, 'day')} late`
  if (left === 0) return 'today'
  return left === 1 ? 'tomorrow' : `in ${countOf(left, 'day')}`
}

/** "today", "yesterday", "63 days ago" */
export function agoInWords(then: Day, today: Day): string {
  const passed = daysBetween(then, today)
  if (passed < 0) return dueInWords(then, today)
  if (passed === 0) return 'today'
  return passed === 1 ? 'yesterday' : `${countOf(passed, 'day')} ago`
}

/** "notes", "notes and letters", "notes, letters and a call" */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** Within a sentence, but for abbreviations: “hospital notes”, “GP records”. */
export const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text
