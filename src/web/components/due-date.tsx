import { type Day, daysBetween } from '#kit'
import { countOf, dayInWords, dueInWords } from '../words.ts'
import type { Content } from './part.ts'

export interface DueDateModel {
  /** The last day allowed; null while a pause is open, because then there is none. */
  readonly due: Day | null
  readonly today: Day
  /** The day the clock stopped, if it has. */
  readonly stopped?: Day | null | undefined
}

/** Where a time limit stands: the words, and whether it is (or was) late. */
export function dueState({ due, today, stopped }: DueDateModel): {
  readonly words: string
  readonly isLate: boolean
} {
  if (due === null) return { words: 'paused', isLate: false }
  if (!stopped) return { words: dueInWords(due, today), isLate: today > due }
  const after = daysBetween(due, stopped)
  if (after <= 0) return { words: `done ${dayInWords(stopped)}, in time`, isLate: false }
  return { words: `done ${dayInWords(stopped)}, ${countOf(after, 'day')} late`, isLate: true }
}

export interface DueDateProps extends DueDateModel {
  /** How it was reached: what started it, the rule and its law, the calendar, pauses. One line each. */
  readonly how?: readonly Content[] | undefined
}

/** A due date: the day and words, never colour alone; opens to how it was reached. */
export function DueDate({ how = [], ...model }: DueDateProps) {
  if (how.length === 0) return <DueWords {...model} />
  return (
    <details class="app-due">
      <summary class="app-due__summary">
        <DueWords {...model} />
        <span class="nhsuk-u-visually-hidden"> (how it was reached)</span>
      </summary>
      <ul class="app-due__how">
        {how.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
  )
}

function DueWords(model: DueDateModel) {
  const { words, isLate } = dueState(model)
  const day = model.due === null ? 'No due date' : dayInWords(model.due)
  return (
    <span class="app-due__words">
      {day}, <span class={isLate ? 'app-late' : undefined}>{words}</span>
    </span>
  )
}
