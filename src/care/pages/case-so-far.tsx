/** What somebody should have before them while they record something: where the case stands, and what happened. */
import { clocksOf } from '#clocks'
import type { Fact } from '#facts'
import type { Actor, Tx } from '#platform'
import { Details, Timeline, type TimelineEntry } from '#web'
import { type Case, outcomeTitles, pathwayTitles, stateTitles } from '../case.ts'
import { type Found, foundIn, isNothingFound } from '../found.ts'
import { FoundInFull } from './assessment.page.tsx'
import { Waiting } from './case.page.tsx'
import { historyOf, unitNames } from './history.ts'
import { type LimitModel, limitModels, TimeLimits } from './time-limits.tsx'

export type SoFar = {
  readonly coordinator: string | null
  readonly limits: readonly LimitModel[]
  readonly timeline: readonly TimelineEntry[]
  readonly found: Found
}

/** Of the time limits only those that run. */
export async function caseSoFar(tx: Tx, actor: Actor, found: Case, facts: readonly Fact[]): Promise<SoFar> {
  const names = await unitNames(tx, actor)
  const running = (await clocksOf(tx, actor.system, found.id)).filter(clock => clock.outcome === null)
  return {
    coordinator: found.coordinator && (names.get(found.coordinator) ?? 'somebody who has left'),
    limits: limitModels(running, facts),
    timeline: await historyOf(tx, actor, facts, names),
    found: foundIn(facts),
  }
}

export function CaseSoFar({
  case: found,
  coordinator,
  limits,
  timeline,
  found: tools,
  today,
  isOpen,
}: SoFar & { case: Case; today: Actor['at']['today']; isOpen: boolean }) {
  const { pathway, state, recommended, outcome } = found
  const result = outcome
    ? `decided: ${outcomeTitles[outcome]}`
    : recommended && `recommended: ${outcomeTitles[recommended]}`
  return (
    <>
      <p>
        {[pathwayTitles[pathway], stateTitles[state], result, `coordinator: ${coordinator ?? 'nobody yet'}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {limits.length > 0 && <TimeLimits limits={limits} today={today} />}
      <Waiting case={found} today={today} />
      {!isNothingFound(tools) && (
        <Details summary="What was found: Checklist, assessment, views" isOpen={isOpen}>
          <FoundInFull found={tools} />
        </Details>
      )}
      <Details summary={`What happened so far (${timeline.length})`} isOpen={isOpen}>
        <Timeline label="What happened, newest first" entries={timeline} />
      </Details>
    </>
  )
}
