import type { Day, Instant } from '#kit'
import { DataTable, dayInWords, instantInWords, Link } from '#web'

export type EntryRow = {
  readonly number: number
  readonly title: string
  readonly occurredOn: Day
  readonly recordedAt: Instant
  readonly by: string
  /** Null where the law of the case keeps it: its beginning, or what holds an earlier entry down. */
  readonly redactHref: string | null
}
export type EntriesModel = {
  readonly title: string
  readonly today: Day
  readonly entries: readonly EntryRow[]
  readonly removed: readonly {
    readonly id: number
    readonly title: string
    readonly removedAt: Instant
    readonly authority: string
  }[]
  readonly lookedHref: string
  readonly glassHref: string
}

export function EntriesPage({ title, today, entries, removed, lookedHref, glassHref }: EntriesModel) {
  return (
    <>
      <h1>{title}</h1>
      <p>
        What an entry says is not shown here. Whoever asks for one to be removed names it by its kind, day and
        number. A mistake is not removed: the unit takes it back, and it stays readable.
      </p>
      <DataTable
        id="entries"
        caption="What is recorded, in the order in which it was"
        asAt={`as at ${dayInWords(today)}`}
        columns={['Number', 'Entry', 'Happened', 'Recorded', 'By', 'Remove'].map(heading => ({ heading }))}
        rows={entries.map(({ number, redactHref, ...entry }) => [
          String(number),
          entry.title,
          dayInWords(entry.occurredOn),
          instantInWords(entry.recordedAt),
          entry.by,
          redactHref ? { text: <Link href={redactHref}>Remove by law, entry {number}</Link> } : 'must stay',
        ])}
        total={entries.length}
        empty={{ why: 'Nothing is recorded on this case.' }}
      />
      {removed.length > 0 && <h2>Removed by law</h2>}
      {removed.map(gone => (
        <p>
          {gone.title}, number {gone.id}, on {instantInWords(gone.removedAt)}: {gone.authority}
        </p>
      ))}
      <p>
        <Link href={lookedHref}>Who has looked at this case</Link> ·{' '}
        <Link href={glassHref}>Close the case again</Link>
      </p>
    </>
  )
}
