/** Where a time limit stands. One pure function puts every clock into exactly one of ten lists. */
import { type Day, type Instant, londonDay } from '#kit'
import { withinWorkingDays } from './calendar.ts'
import type { Pause } from './due.ts'

export const clockStates = [
  ...(['not-started', 'running', 'due-soon', 'due-today', 'late'] as const),
  ...(['paused', 'stopped-in-time', 'stopped-late', 'discounted', 'withdrawn'] as const),
] as const
export type ClockState = (typeof clockStates)[number]

export type Outcome = 'stopped' | 'discounted' | 'withdrawn'

/** What a state is read from; the projection's row has these columns. */
export type Standing = {
  readonly startedOn: Day
  readonly dueOn: Day | null
  readonly dueAt: Instant | null
  readonly pauses: readonly Pause[]
  readonly stoppedOn: Day | null
  readonly stoppedAt: Instant | null
  readonly outcome: Outcome | null
}

/** Five working days ahead is “soon” (design of the due list; scrutiny uses the same five). */
export const soonWorkingDays = 5
export const soonUntil = (today: Day): Day => withinWorkingDays(today, soonWorkingDays)

/** As it stands on a day; `now` decides limits in hours on their due day. */
export function stateOn(clock: Standing, today: Day, now?: Instant): ClockState {
  if (clock.outcome && clock.stoppedOn !== null && clock.stoppedOn <= today) return endState(clock)
  if (clock.startedOn > today) return 'not-started'
  if (clock.pauses.some(pause => pausesOn(pause, clock, today))) return 'paused'
  if (clock.dueOn === null) return 'running'
  if (clock.dueOn < today) return 'late'
  if (clock.dueOn === today)
    return clock.dueAt && now && londonDay(now) === today && now > clock.dueAt ? 'late' : 'due-today'
  return clock.dueOn <= soonUntil(today) ? 'due-soon' : 'running'
}

/** A pause that began after the due day hides nothing: it was late by then. */
const pausesOn = (pause: Pause, { dueOn }: Standing, today: Day): boolean =>
  pause.from <= today && (pause.to === null || pause.to >= today) && (dueOn === null || dueOn >= pause.from)

function endState(clock: Standing): ClockState {
  if (clock.outcome !== 'stopped') return clock.outcome === 'discounted' ? 'discounted' : 'withdrawn'
  return stoppedInTime(clock) ? 'stopped-in-time' : 'stopped-late'
}

function stoppedInTime({ dueAt, stoppedAt, dueOn, stoppedOn }: Standing): boolean {
  if (dueAt && stoppedAt) return stoppedAt <= dueAt
  return dueOn === null || (stoppedOn !== null && stoppedOn <= dueOn)
}
