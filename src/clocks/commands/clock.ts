/** `answerable clock`: when is it due, and how was that reached? Works on shipped calendars alone. */
import { parseArgs } from 'node:util'
import {
  type Day,
  done,
  earlier,
  type Instant,
  londonDay,
  parseDay,
  parseInstant,
  type Result,
  refuse,
} from '#kit'
import { type Command, exitStatus, printRefusal, realNow } from '#platform'
import {
  type CalendarId,
  type ClockState,
  calendarOf,
  calendarTitles,
  type Due,
  dueOf,
  isLimitId,
  type LimitId,
  limitIds,
  limitOf,
  type Pause,
  type Start,
  startAt,
  startOn,
  stateOn,
} from '../index.ts'

type Asked = {
  readonly rule: LimitId
  readonly start: Start
  readonly meeting: Day | null
  readonly on: { readonly day: Day; readonly now: Instant | undefined }
  readonly stop: Start | null
  readonly pauses: readonly Pause[]
}

export type ClockAnswer = {
  readonly rule: LimitId
  readonly start: Day | string | null
  readonly dueOn: Day | null
  readonly dueAt: string | null
  readonly latestOn: Day | null
  readonly publishBy: Day | null
  readonly calendar: CalendarId
  readonly calendarVersion: string
  readonly pausedDays: number
  readonly on: Day
  readonly state: ClockState
  readonly working: readonly string[]
}

const options = {
  rule: { type: 'string' },
  start: { type: 'string' },
  meeting: { type: 'string' },
  on: { type: 'string' },
  stop: { type: 'string' },
  pause: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

export const clockCommand: Command = {
  name: 'clock',
  summary: 'when a promise falls due, where it stands on a day, and how that was reached',
  usage: `answerable clock --rule R (--start T | --meeting DAY) [--on DAY] [--stop T] [--pause A/B]… [--json]

  T is a day (YYYY-MM-DD) or an instant with its zone (2021-03-10T09:30:00Z).
  A pause counts both of its days; A/ is still open.

Rules:
${limitIds.map(id => `  ${id.padEnd(26)}${limitOf(id).title}; ${calendarTitles[limitOf(id).calendar]}`).join('\n')}`,
  async run(args, io) {
    const form = args.includes('--json') ? 'json' : 'text'
    const answer = answerClock(args)
    if (!answer.ok) return printRefusal(answer.refusal, form, io)
    io.stdout.write(form === 'json' ? `${JSON.stringify(answer.value)}\n` : inText(answer.value))
    return exitStatus.done
  },
}

export function answerClock(args: readonly string[]): Result<ClockAnswer> {
  const asked = readArguments(args)
  if (!asked.ok) return asked
  const { rule, start, meeting, on, pauses } = asked.value
  const limit = limitOf(rule)
  const due = dueOf(limit, meeting ? startOn(meeting) : start, pauses)
  if (!due.ok) return due
  const { version } = calendarOf(limit.calendar)
  return done({
    rule,
    start: meeting ? null : (start.at && shortInstant(start.at)) || start.on,
    ...{
      dueOn: due.value.dueAt ? null : due.value.dueOn,
      dueAt: due.value.dueAt && shortInstant(due.value.dueAt),
    },
    ...{ latestOn: due.value.latestOn, publishBy: due.value.publishBy },
    ...{ calendar: limit.calendar, calendarVersion: version, pausedDays: due.value.pausedDays, on: on.day },
    state: stateAsked(asked.value, due.value),
    working: due.value.working,
  })
}

function stateAsked({ start, meeting, on, stop, pauses }: Asked, due: Due): ClockState {
  const dueOn = due.dueOn ?? due.publishBy
  // A notice can be published as soon as the meeting is called, so it is running on every day before.
  const startedOn = meeting ? earlier(on.day, stop?.on ?? on.day) : start.on
  return stateOn(
    {
      ...{ startedOn, dueOn, dueAt: due.dueAt, pauses },
      ...{ stoppedOn: stop?.on ?? null, stoppedAt: stop?.at ?? null, outcome: stop ? 'stopped' : null },
    },
    on.day,
    on.now,
  )
}

function readArguments(args: readonly string[]): Result<Asked> {
  const values = parsed(args)
  if (!values.ok) return values
  const { rule, start, meeting, on, stop, pause = [] } = values.value
  if (rule === undefined) return refuse('invalid', 'Give a rule with --rule', { field: 'rule' })
  if (!isLimitId(rule))
    return refuse('invalid', `There is no rule “${rule}”. Rules: ${limitIds.join(', ')}`, { field: 'rule' })
  const begun = readStart(rule, start, meeting)
  if (!begun.ok) return begun
  const stopped = stop === undefined ? undefined : readMoment(stop)
  if (stop !== undefined && !stopped) return notAMoment('stop', stop)
  if (stopped && !meeting && isBefore(stopped, begun.value))
    return refuse('invalid', `It cannot stop on ${stop}, before it started on ${start}`, { field: 'stop' })
  const when = readOn(on, stopped)
  if (!when.ok) return when
  const pauses = readPauses(pause)
  if (!pauses.ok) return pauses
  return done({
    ...{ rule, start: begun.value, meeting: meeting === undefined ? null : begun.value.on, on: when.value },
    ...{ stop: stopped ?? null, pauses: pauses.value },
  })
}

function parsed(
  args: readonly string[],
): Result<ReturnType<typeof parseArgs<{ options: typeof options }>>['values']> {
  try {
    return done(parseArgs({ args: [...args], options, allowPositionals: false }).values)
  } catch (cause) {
    return refuse('invalid', (cause as Error).message)
  }
}

function readStart(rule: LimitId, start: string | undefined, meeting: string | undefined): Result<Start> {
  const before = 'clearDaysBefore' in limitOf(rule).length
  if (start !== undefined && meeting !== undefined)
    return refuse('invalid', 'Give --start or --meeting, not both', { field: 'meeting' })
  if (before && meeting === undefined)
    return refuse('invalid', `“${rule}” needs --meeting DAY`, { field: 'meeting' })
  if (!before && start === undefined) return refuse('invalid', `“${rule}” needs --start`, { field: 'start' })
  if (before) {
    const day = parseDay(meeting!)
    return day ? done(startOn(day)) : notAMoment('meeting', meeting!)
  }
  return startGiven(start!)
}

function startGiven(text: string): Result<Start> {
  const found = readMoment(text)
  return found ? done(found) : notAMoment('start', text)
}

function readMoment(text: string): Start | undefined {
  const day = parseDay(text)
  if (day) return startOn(day)
  const at = parseInstant(text)
  return at && startAt(at)
}

const notAMoment = (field: string, text: string) =>
  refuse('invalid', `“${text}” is neither a day (YYYY-MM-DD) nor an instant with its zone`, { field })

const isBefore = (a: Start, b: Start): boolean => (a.at && b.at ? a.at < b.at : a.on < b.on)

/** Without --on it stands as on the day it stopped, or else today. */
function readOn(on: string | undefined, stop: Start | undefined): Result<Asked['on']> {
  if (on === undefined) {
    if (stop) return done({ day: stop.on, now: stop.at ?? undefined })
    return done({ day: londonDay(realNow()), now: realNow() })
  }
  const found = readMoment(on)
  return found ? done({ day: found.on, now: found.at ?? undefined }) : notAMoment('on', on)
}

function readPauses(texts: readonly string[]): Result<Pause[]> {
  const pauses: Pause[] = []
  for (const text of texts) {
    const [from, to, ...more] = text.split('/')
    const [begins, ends] = [parseDay(from ?? ''), parseDay(to ?? '')]
    if (!begins || to === undefined || more.length > 0 || (to !== '' && !ends))
      return refuse('invalid', `“${text}” is not a pause: give A/B, two days, or A/ while it is open`, {
        field: 'pause',
      })
    pauses.push({ from: begins, to: ends ?? null })
  }
  return done(pauses)
}

const shortInstant = (at: Instant): string => at.replace('.000Z', 'Z')

function inText(answer: ClockAnswer): string {
  const due = answer.dueAt ?? answer.dueOn ?? answer.publishBy ?? 'no due day'
  const label = answer.publishBy ? 'Publish by' : 'Due'
  return [`${label} ${due}: ${answer.state} on ${answer.on}`, ...answer.working, ''].join('\n')
}
