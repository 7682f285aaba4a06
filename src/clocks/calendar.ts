/** Which days count towards a limit. Bank holidays come from shipped data that carries its version. */
import { readFileSync } from 'node:fs'
import { addDays, type Day, day, done, type Result, refuse, weekday } from '#kit'

export const calendarTitles = {
  'every-day': 'every day counts',
  /** A bank holiday anywhere in the United Kingdom (Freedom of Information Act 2000, section 10(6)). */
  'united-kingdom': 'working days: not weekends, nor a bank holiday in any part of the United Kingdom',
  'england-and-wales': 'working days: not weekends, nor a bank holiday in England and Wales',
} as const
export type CalendarId = keyof typeof calendarTitles

export type Calendar = {
  readonly id: CalendarId
  readonly version: string
  counts(at: Day): boolean
  /** The holiday's name, where a day is one. */
  holiday(at: Day): string | undefined
  /** First and last day that it knows; null where it knows all days. */
  readonly known: { readonly from: Day; readonly to: Day } | null
}

type Division = 'england-and-wales' | 'scotland' | 'northern-ireland'
type Published = Record<Division, { events: { title: string; date: string }[] }>
type Version = { version: string; from: string; to: string }

const divisionsOf: Record<CalendarId, readonly Division[]> = {
  'every-day': [],
  'united-kingdom': ['england-and-wales', 'scotland', 'northern-ireland'],
  'england-and-wales': ['england-and-wales'],
}

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../data/bank-holidays/${name}`, import.meta.url), 'utf8')) as T

let published: { holidays: Published; version: Version } | undefined
const made = new Map<CalendarId, Calendar>()

export function calendarOf(id: CalendarId): Calendar {
  const found = made.get(id) ?? makeCalendar(id)
  made.set(id, found)
  return found
}

function makeCalendar(id: CalendarId): Calendar {
  published ??= {
    holidays: read<Published>('bank-holidays-uk-2012-2028.json'),
    version: read<Version>('version.json'),
  }
  const { holidays, version } = published
  const names = new Map(
    divisionsOf[id].flatMap(each => holidays[each].events.map(event => [event.date, event.title])),
  )
  if (id === 'every-day')
    return { id, version: version.version, counts: () => true, holiday: () => undefined, known: null }
  return {
    id,
    version: version.version,
    counts: at => weekday(at) !== 0 && weekday(at) !== 6 && !names.has(at),
    holiday: at => names.get(at),
    known: { from: day(version.from), to: day(version.to) },
  }
}

/** Refused outside the days the calendar knows: a due day must not rest on holidays nobody has published. */
function checkKnown(calendar: Calendar, at: Day): Result<Day> {
  const { known } = calendar
  if (!known || (at >= known.from && at <= known.to)) return done(at)
  return refuse('invalid', `Bank holidays are known from ${known.from} to ${known.to}; this would need ${at}`)
}

/** The day `count` counted days after another, which is itself day 0. `skips` are days disregarded besides. */
export function countForward(
  from: Day,
  count: number,
  calendar: Calendar,
  skips: (at: Day) => boolean = () => false,
): Result<Day> {
  let at = from
  for (let counted = 0; counted < count; ) {
    at = addDays(at, 1)
    const within = checkKnown(calendar, at)
    if (!within.ok) return within
    if (calendar.counts(at) && !skips(at)) counted += 1
  }
  return done(at)
}

/** The latest counted day with `count` counted days strictly between it and another: clear days exclude both ends. */
export function clearDaysBefore(until: Day, count: number, calendar: Calendar): Result<Day> {
  let at = until
  for (let counted = 0; counted <= count; ) {
    at = addDays(at, -1)
    const within = checkKnown(calendar, at)
    if (!within.ok) return within
    if (calendar.counts(at)) counted += 1
  }
  return done(at)
}

/** The last day that is within `count` working days after another: the day before the next one would count. */
export function withinWorkingDays(from: Day, count: number): Day {
  const calendar = calendarOf('england-and-wales')
  const next = countForward(from, count + 1, calendar)
  // Beyond the published holidays a week of seven days stands in: this colours a list, it decides nothing.
  return next.ok ? addDays(next.value, -1) : addDays(from, Math.ceil((count / 5) * 7))
}
