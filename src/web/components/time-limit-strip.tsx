import { type Day, daysBetween } from '#kit'
import { dayInWords } from '../words.ts'
import type { Content } from './part.ts'

export type StripEventKind = 'start' | 'pause' | 'resume' | 'event' | 'due' | 'today' | 'stop'

export interface StripEvent {
  readonly day: Day
  readonly text: Content
  readonly kind: StripEventKind
}

export interface TimeLimitStripProps {
  /** What the list is of: "Time limit for the decision". */
  readonly label: string
  readonly events: readonly StripEvent[]
}

/** Gaps longer than this many days, in a strip that is longer than two years, are drawn broken. */
const longestGap = 180
const brokenFrom = 730

/**
 * Where each event stands on a bar of 1000 units, in the order of the events, and where the bar is broken.
 * Short gaps keep their proportion; over years, long gaps are all drawn `longestGap` wide.
 */
export function stripPositions(days: readonly Day[]): {
  readonly at: readonly number[]
  readonly breaks: readonly number[]
} {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined || first === last)
    return { at: days.map(() => 0), breaks: [] }
  const isBroken = daysBetween(first, last) > brokenFrom
  const gaps = days.map((day, index) => daysBetween(days[index - 1] ?? day, day))
  const drawn = gaps.map(gap => (isBroken ? Math.min(gap, longestGap) : gap))
  const total = drawn.reduce((sum, gap) => sum + gap, 0)
  const at: number[] = []
  for (const gap of drawn) at.push((at.at(-1) ?? 0) + (gap / total) * 1000)
  const breaks = gaps.flatMap((gap, index) => {
    const isCut = isBroken && gap > longestGap
    return isCut ? [((at[index - 1] ?? 0) + (at[index] ?? 0)) / 2] : []
  })
  return { at: at.map(Math.round), breaks: breaks.map(Math.round) }
}

/** What happened to a time limit: the list says it all, the bar beside it is decoration. */
export function TimeLimitStrip({ label, events }: TimeLimitStripProps) {
  const ordered = [...events].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  return (
    <div class="app-strip">
      <StripBar events={ordered} />
      <ol class="app-strip__list" aria-label={label}>
        {ordered.map(event => (
          <li class={`app-strip__event app-strip__event--${event.kind}`}>
            <span class="app-strip__day">{dayInWords(event.day)}</span> <span>{event.text}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function StripBar({ events }: { readonly events: readonly StripEvent[] }) {
  const { at, breaks } = stripPositions(events.map(event => event.day))
  return (
    <svg class="app-strip__bar" viewBox="0 0 1040 44" focusable="false" aria-hidden="true">
      <path class="app-strip__line" d="M20 22H1020" />
      {breaks.map(x => (
        <path class="app-strip__break" d={`M${x + 8} 32l8 -20m8 20l8 -20`} />
      ))}
      {events.map((event, index) => (
        <StripMark kind={event.kind} x={(at[index] ?? 0) + 20} />
      ))}
    </svg>
  )
}

/** A shape for each kind, so that the bar can be read in grey. */
function StripMark({ kind, x }: { readonly kind: StripEventKind; readonly x: number }) {
  const name = `app-strip__mark app-strip__mark--${kind}`
  if (kind === 'due') return <path class={name} d={`M${x} 4v36`} />
  if (kind === 'today') return <path class={name} d={`M${x - 9} 4h18l-9 14z`} />
  if (kind === 'pause' || kind === 'resume') return <path class={name} d={`M${x - 4} 12v20m8 -20v20`} />
  if (kind === 'stop') return <path class={name} d={`M${x - 10} 12h20v20h-20z`} />
  return <circle class={name} cx={x} cy="22" r={kind === 'start' ? 10 : 7} />
}
