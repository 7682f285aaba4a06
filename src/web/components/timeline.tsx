import { type Day, type Instant, londonDay } from '#kit'
import { dayInWords, instantInWords } from '../words.ts'
import { type Content, isPresent } from './part.ts'

export interface TimelineEntry {
  /** The day it happened, or the instant where the hour matters. */
  readonly occurred: Day | Instant
  /** The instant we were told; shown when it was another day. */
  readonly recorded: Instant
  readonly title: Content
  readonly text?: Content
  /** Role and organisation, never a name alone. */
  readonly by?: string | undefined
  /** It was withdrawn, and why. It stays readable. */
  readonly withdrawn?: { readonly why: Content; readonly at: Instant } | undefined
}

/** What happened, newest first. */
export function Timeline({
  label,
  entries,
}: {
  readonly label: string
  readonly entries: readonly TimelineEntry[]
}) {
  const newestFirst = [...entries].sort(
    (one, other) => compare(other.occurred, one.occurred) || compare(other.recorded, one.recorded),
  )
  return (
    <ol class="app-timeline" aria-label={label}>
      {newestFirst.map(entry => (
        <li class="app-timeline__entry">
          <TimelineWhen {...entry} />
          {entry.withdrawn ? (
            <Withdrawn entry={entry} withdrawn={entry.withdrawn} />
          ) : (
            <TimelineWords {...entry} />
          )}
        </li>
      ))}
    </ol>
  )
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const isInstant = (when: Day | Instant): when is Instant => when.includes('T')

function TimelineWhen({ occurred, recorded, by }: TimelineEntry) {
  const onDay = isInstant(occurred) ? londonDay(occurred) : occurred
  const recordedOn = londonDay(recorded)
  return (
    <p class="app-timeline__when">
      <time dateTime={occurred}>{isInstant(occurred) ? instantInWords(occurred) : dayInWords(occurred)}</time>
      {recordedOn !== onDay && (
        <span class="app-timeline__recorded">
          {' '}
          · recorded <time dateTime={recorded}>{dayInWords(recordedOn)}</time>
        </span>
      )}
      {by && <span> · {by}</span>}
    </p>
  )
}

function TimelineWords({ title, text }: Pick<TimelineEntry, 'title' | 'text'>) {
  return (
    <>
      <p class="app-timeline__title">{title}</p>
      {isPresent(text) && <div class="app-timeline__text">{text}</div>}
    </>
  )
}

interface WithdrawnProps {
  readonly entry: TimelineEntry
  readonly withdrawn: NonNullable<TimelineEntry['withdrawn']>
}

function Withdrawn({ entry, withdrawn }: WithdrawnProps) {
  return (
    <>
      <del class="app-timeline__withdrawn">
        <TimelineWords {...entry} />
      </del>
      <p class="app-timeline__why">
        Withdrawn on {dayInWords(londonDay(withdrawn.at))}: {withdrawn.why}
      </p>
    </>
  )
}
