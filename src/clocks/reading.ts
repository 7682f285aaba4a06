/** Reading a subject's clocks from its facts. Pure: the projection in the database must always equal this. */
import { byOccurrence, type Fact, standing, withdrawn } from '#facts'
import type { Day, Instant } from '#kit'
import { calendarOf } from './calendar.ts'
import { dueOf, type Pause, type Start } from './due.ts'
import { limitOf } from './limit.ts'
import type { ClockRule } from './rule.ts'
import type { Standing } from './state.ts'

/** A clock as read: what `Standing` needs, with where it came from and how its due day was reached. */
export type Reading = Standing & {
  readonly rule: string
  readonly startingFact: number
  readonly startedAt: Instant | null
  readonly latestOn: Day | null
  readonly paused: boolean
  readonly pausedDays: number
  readonly calendarVersion: string
  readonly working: readonly string[]
}

/** Every clock that a rule reads from the facts of one subject, withdrawn starts included, in starting order. */
export function readClocks(rule: ClockRule, facts: readonly Fact[]): Reading[] {
  const held = standing(facts)
  const starts = facts.filter(fact => startsRule(rule, fact)).sort(byOccurrence)
  const standingStarts = starts.filter(fact => held.includes(fact))
  const running = rule.recurs ? standingStarts : standingStarts.slice(0, 1)
  return [
    ...starts.filter(fact => !held.includes(fact)).map(fact => readWithdrawn(rule, fact, held)),
    ...running.map(fact => readOne(rule, fact, held)),
  ].sort((a, b) => a.startingFact - b.startingFact)
}

const startsRule = (rule: ClockRule, fact: Fact): boolean =>
  rule.starts.includes(fact.name) && (rule.startsIf?.(fact) ?? true)

const startOf = (fact: Fact): Start => ({ on: fact.occurredOn, at: fact.occurredAt })

function readOne(rule: ClockRule, start: Fact, held: readonly Fact[]): Reading {
  const end = held.find(fact => endsAfter(rule, start, fact))
  const pauses = pausesOf(rule, start, end, held)
  return {
    ...dueParts(rule, start, pauses),
    pauses,
    paused: pauses.some(pause => pause.to === null),
    stoppedOn: end?.occurredOn ?? null,
    stoppedAt: end?.occurredAt ?? null,
    outcome: end ? (rule.stops.includes(end.name) ? 'stopped' : 'discounted') : null,
  }
}

/**
 * A start that was taken back: the clock is kept. A plain withdrawal ends it on the day of the withdrawal; a
 * correction says that it was never so, from its first day.
 */
function readWithdrawn(rule: ClockRule, start: Fact, held: readonly Fact[]): Reading {
  const by = held.filter(fact => fact.withdraws === start.id).sort((a, b) => b.id - a.id)[0]
  const on = by?.name === withdrawn ? by.occurredOn : start.occurredOn
  const ended = { pauses: [], paused: false, stoppedOn: on, stoppedAt: null, outcome: 'withdrawn' as const }
  return { ...dueParts(rule, start, []), ...ended }
}

function dueParts(rule: ClockRule, start: Fact, pauses: readonly Pause[]) {
  const limit = limitOf(rule.limit)
  const due = dueOf(limit, startOf(start), pauses)
  // A rule that cannot be read is a mistake in its definition or its facts, not something a user can mend.
  if (!due.ok) throw new Error(`Clock rule ${rule.id} on fact ${start.id}: ${due.refusal.message}`)
  const { dueOn, dueAt, latestOn, publishBy, pausedDays, working } = due.value
  return {
    ...{ rule: rule.id, startingFact: start.id, startedOn: start.occurredOn, startedAt: start.occurredAt },
    ...{ dueOn: dueOn ?? publishBy, dueAt, latestOn, pausedDays, working },
    calendarVersion: calendarOf(limit.calendar).version,
  }
}

/**
 * The first fact that ends a clock happened on or after its starting day, and not at an earlier hour where both
 * hours are known; where the clock recurs, strictly after its start.
 */
function endsAfter(rule: ClockRule, start: Fact, fact: Fact): boolean {
  if (fact.id === start.id) return false
  if (!rule.stops.includes(fact.name) && !rule.discounts?.includes(fact.name)) return false
  if (rule.recurs) return byOccurrence(fact, start) > 0
  if (fact.occurredAt && start.occurredAt) return fact.occurredAt >= start.occurredAt
  return fact.occurredOn >= start.occurredOn
}

/** What happens after the end no longer moves the due day, and a pause still open at the end closes with it. */
function pausesOf(rule: ClockRule, start: Fact, end: Fact | undefined, held: readonly Fact[]): Pause[] {
  const { pauses: rulePauses } = rule
  if (!rulePauses) return []
  const pauses: { from: Day; to: Day | null }[] = []
  for (const fact of held) {
    if (fact.occurredOn < start.occurredOn || (end && fact.occurredOn > end.occurredOn)) continue
    const last = pauses.at(-1)
    const isOpen = last !== undefined && last.to === null
    if (fact.name === rulePauses.from && !isOpen) pauses.push({ from: fact.occurredOn, to: null })
    if (fact.name === rulePauses.to && isOpen) last.to = fact.occurredOn
  }
  const open = pauses.find(pause => pause.to === null)
  if (open && end) open.to = end.occurredOn
  return pauses
}
