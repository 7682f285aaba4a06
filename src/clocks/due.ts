/** When a limit falls due, and how that day was reached. */
import {
  addDays,
  addHours,
  addMonths,
  type Day,
  daysBetween,
  done,
  type Instant,
  londonDay,
  type Result,
  refuse,
} from '#kit'
import { calendarOf, calendarTitles, clearDaysBefore, countForward } from './calendar.ts'
import type { Length, Limit } from './limit.ts'

/** A day, or the instant where hours matter. */
export type Start = { readonly on: Day; readonly at: Instant | null }
export const startOn = (on: Day): Start => ({ on, at: null })
export const startAt = (at: Instant): Start => ({ on: londonDay(at), at })

/** Days that are disregarded, both ends counted; open while `to` is null. */
export type Pause = { readonly from: Day; readonly to: Day | null }

export type Due = {
  /** The last day allowed; null for a notice before a meeting, and while a pause that began by then is open. */
  readonly dueOn: Day | null
  /** Only for limits in hours that started at an instant. */
  readonly dueAt: Instant | null
  readonly latestOn: Day | null
  /** For a notice: the last day on which it can be published. */
  readonly publishBy: Day | null
  /** How many days of the limit's own calendar were disregarded, up to the due day. */
  readonly pausedDays: number
  /** How the day was reached, a sentence a line. */
  readonly working: readonly string[]
}

const none = { dueOn: null, dueAt: null, latestOn: null, publishBy: null, pausedDays: 0 }

/** Refused: a pause where the limit never pauses, a pause that ends before it begins, a day without hours. */
export function dueOf(limit: Limit, start: Start, pauses: readonly Pause[] = []): Result<Due> {
  const checked = checkPauses(limit, pauses)
  if (checked) return checked
  const open = pauses.find(pause => pause.to === null)
  const opening = [
    `Started ${start.at ?? start.on}: ${limit.starts}.`,
    `Law: ${limit.law}.`,
    ...inWords(limit),
  ]
  if (open) return dueBefore(open, limit, start, pauses, opening)
  if ('clearDaysBefore' in limit.length) return noticeBefore(limit, limit.length.clearDaysBefore, start.on)
  if ('hours' in limit.length) return hoursAfter(limit.length.hours, start, opening)
  return daysAfter(limit, start.on, pauses, opening)
}

/** A pause that is still open leaves no due day, unless that day had passed when it began. */
function dueBefore(
  open: Pause,
  limit: Limit,
  start: Start,
  pauses: readonly Pause[],
  opening: readonly string[],
): Result<Due> {
  const closed = pauses.filter(pause => pause.to !== null)
  const due = dueOf(limit, start, closed)
  if (due.ok && due.value.dueOn !== null && due.value.dueOn < open.from) return due
  const line = `Paused since ${open.from}; it has no due day until the pause ends.`
  return done({ ...none, pausedDays: 0, working: [...opening, line] })
}

function inWords(limit: Limit): string[] {
  return [`Calendar: ${calendarTitles[limit.calendar]}.`]
}

function checkPauses(limit: Limit, pauses: readonly Pause[]) {
  if (pauses.length > 0 && !limit.pauses)
    return refuse('invalid', `“${limit.title}” never pauses: the days keep counting`, { field: 'pause' })
  const backwards = pauses.find(pause => pause.to !== null && pause.to < pause.from)
  if (backwards)
    return refuse('invalid', `A pause cannot end on ${backwards.to}, before it began on ${backwards.from}`, {
      field: 'pause',
    })
  return undefined
}

const coveredBy = (pauses: readonly Pause[]) => (at: Day) =>
  pauses.some(pause => at >= pause.from && (pause.to === null || at <= pause.to))

function daysAfter(
  limit: Limit,
  start: Day,
  pauses: readonly Pause[],
  opening: readonly string[],
): Result<Due> {
  const covered = coveredBy(pauses)
  const due = lastDay(limit, limit.length, start, covered)
  if (!due.ok) return due
  const latest = limit.latest ? lastDay(limit, limit.latest, start, covered) : done(null)
  if (!latest.ok) return latest
  const pausedDays = pauses.length === 0 ? 0 : countedPauses(limit, start, due.value, covered)
  const working = [
    ...opening,
    ...(pausedDays ? [`Disregarded: ${pausedDays} days (${limit.pauses}).`] : []),
    ...rollNote(limit, due.value),
    `Due ${due.value}, ${described(limit)} from ${start}.`,
    ...(latest.value ? [`No later than ${latest.value} in any case.`] : []),
  ]
  return done({ ...none, dueOn: due.value, latestOn: latest.value, pausedDays, working })
}

function lastDay(limit: Limit, length: Length, start: Day, covered: (at: Day) => boolean): Result<Day> {
  if ('days' in length) return countForward(start, length.days, calendarOf(limit.calendar), covered)
  if ('months' in length) return done(addMonths(start, length.months))
  if ('monthsIncludingStart' in length) return done(lastOfMonthsIncluding(start, length.monthsIncludingStart))
  throw new Error(`${limit.title}: a length in hours or clear days has no last day by count`)
}

/** The day before the corresponding date; in a month that has no such date, the month's last day. */
function lastOfMonthsIncluding(start: Day, months: number): Day {
  const corresponding = addMonths(start, months)
  return corresponding.slice(-2) === start.slice(-2) ? addDays(corresponding, -1) : corresponding
}

function countedPauses(limit: Limit, start: Day, due: Day, covered: (at: Day) => boolean): number {
  const calendar = calendarOf(limit.calendar)
  let count = 0
  for (let step = 1; step <= daysBetween(start, due); step += 1) {
    const at = addDays(start, step)
    if (calendar.counts(at) && covered(at)) count += 1
  }
  return count
}

function rollNote(limit: Limit, due: Day): string[] {
  const holiday = calendarOf('england-and-wales').holiday(due)
  return limit.calendar === 'every-day' && holiday
    ? [`The last day is a bank holiday (${holiday}); it does not move.`]
    : []
}

function hoursAfter(hours: number, start: Start, opening: readonly string[]): Result<Due> {
  if (start.at) {
    const dueAt = addHours(start.at, hours)
    return done({
      ...none,
      dueAt,
      dueOn: londonDay(dueAt),
      working: [...opening, `Due ${dueAt}, ${hours} hours later.`],
    })
  }
  if (hours % 24 !== 0)
    return refuse('invalid', `This limit is ${hours} hours: give the instant it started, with its zone`, {
      field: 'start',
    })
  const dueOn = addDays(start.on, hours / 24)
  const line = `Due by the end of ${dueOn}: ${hours} hours, counted in days because the hour is not recorded.`
  return done({ ...none, dueOn, working: [...opening, line] })
}

function noticeBefore(limit: Limit, count: number, meeting: Day): Result<Due> {
  const strict = clearDaysBefore(meeting, count, calendarOf(limit.calendar))
  const lax = clearDaysBefore(meeting, count, calendarOf('every-day'))
  if (!strict.ok) return strict
  if (!lax.ok) return lax
  const working = [
    `Meeting ${meeting}.`,
    `Law: ${limit.law}.`,
    ...inWords(limit),
    `${count} clear days, without the day of the notice and the day of the meeting: publish by ${strict.value}.`,
    `Counting weekends and holidays as clear days it would be ${lax.value}; the stricter reading is used.`,
  ]
  return done({ ...none, publishBy: strict.value, working })
}

function described({ length, calendar }: Limit): string {
  if ('days' in length) return `${length.days} ${calendar === 'every-day' ? 'days' : 'working days'}`
  if ('months' in length) return `${length.months} calendar months`
  if ('monthsIncludingStart' in length)
    return `${length.monthsIncludingStart} months beginning with the day itself`
  return 'hours' in length ? `${length.hours} hours` : `${length.clearDaysBefore} clear days`
}
