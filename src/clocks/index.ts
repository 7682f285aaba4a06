/** Limits, calendars, reading a clock from facts, recording facts, what is due. */
export {
  type Calendar,
  type CalendarId,
  calendarOf,
  calendarTitles,
  clearDaysBefore,
  countForward,
  withinWorkingDays,
} from './calendar.ts'
export { type Due, dueOf, type Pause, type Start, startAt, startOn } from './due.ts'
export { isLimitId, type Length, type Limit, type LimitId, limitIds, limitOf, limits } from './limit.ts'
export { type Reading, readClocks } from './reading.ts'
export { rebuildClocks } from './rebuild.ts'
export { begin, label, record, redact } from './record.ts'
export { type History, recordHistories } from './record-histories.ts'
export { installedRules, installRules, ruleNamed } from './registry.ts'
export type { ClockRule } from './rule.ts'
export { type ClockState, clockStates, type Outcome, type Standing, soonUntil, stateOn } from './state.ts'
export { type ClockRow, clocksOf, hasRunningLimit, nextDueOf, standingOf } from './store/clock.ts'
export { type After, countWorklist, type WorklistFilter, worklist } from './store/worklist.ts'
