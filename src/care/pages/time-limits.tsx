/** The time limits of a case: what is due by when and how that was reached, what was done, what is due no longer. */
import { type ClockRow, limitOf, readClocks, ruleNamed } from '#clocks'
import type { Fact } from '#facts'
import { type Day, parseDay } from '#kit'
import { DueDate, dayInWords } from '#web'

export type LimitModel = {
  readonly title: string
  readonly verified: boolean
  readonly dueOn: Day | null
  readonly stoppedOn: Day | null
  /** It ended without what was promised: the person died, the case was closed. */
  readonly isDiscounted: boolean
  /** What still can be done once a right has run out; null for a promise of the unit. */
  readonly runsOut: string | null
  readonly how: readonly string[]
}

/** One a clock that holds. What was taken back stands in the timeline, and nowhere else. */
export const limitModels = (clocks: readonly ClockRow[], facts: readonly Fact[]): LimitModel[] =>
  clocks
    .filter(clock => clock.outcome !== 'withdrawn')
    .map(clock => {
      const rule = ruleNamed(clock.rule)
      const { title, verified, runsOut = null } = limitOf(rule.limit)
      const reading = readClocks(rule, facts).find(each => each.startingFact === clock.starting_fact)
      return {
        ...{ title, verified, dueOn: clock.due_on, stoppedOn: clock.stopped_on },
        ...{ isDiscounted: clock.outcome === 'discounted', runsOut },
        how: (reading?.working ?? []).map(daysInWords),
      }
    })

/** The working of a due date keeps its days as the record does; a person reads them in words. */
const daysInWords = (line: string): string =>
  line.replaceAll(/\d{4}-\d{2}-\d{2}/g, text => {
    const day = parseDay(text)
    return day ? dayInWords(day) : text
  })

export function TimeLimits({ limits, today }: { limits: readonly LimitModel[]; today: Day }) {
  if (limits.length === 0)
    return <p class="nhsuk-lede-text">No time limit is running: full consideration was not asked for.</p>
  return (
    <ul class="nhsuk-list app-limits">
      {limits.map(limit => (
        <li>
          <strong>{limit.title}</strong>
          {limit.verified ? '' : ' [x]'}: <Due {...limit} today={today} />
        </li>
      ))}
    </ul>
  )
}

function Due({ dueOn, stoppedOn, isDiscounted, runsOut, how, today }: LimitModel & { today: Day }) {
  if (isDiscounted && stoppedOn) return <>no longer due since {dayInWords(stoppedOn)}</>
  if (runsOut !== null && dueOn && !stoppedOn && dueOn < today)
    return (
      <>
        the time to ask ended on {dayInWords(dueOn)}; {runsOut}
      </>
    )
  return <DueDate due={dueOn} today={today} stopped={stoppedOn} how={how} />
}
