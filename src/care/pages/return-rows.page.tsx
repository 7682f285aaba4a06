import { BackLink, DataTable, dayInWords, LeadSentence, Link, numberInWords, quarterInWords } from '#web'
import type { Line } from '../return/line.ts'
import type { Activity } from '../return/request-reading.ts'
import type { OpenedRequest } from '../return/store/open-requests.ts'
import { shownValue } from './return.page.tsx'
import type { AskedReturn } from './return-asked.ts'

export type ReturnRowsModel = {
  readonly system: string
  readonly asked: AskedReturn
  readonly line: Line
  readonly value: number | null
  readonly backHref: string
  readonly parts: readonly {
    readonly title: string
    /** How many there are in all, whoever may see them. */
    readonly counted: number
    readonly seen: number
    readonly rows: readonly OpenedRequest[]
  }[]
}

const activityTitles: Readonly<Record<Activity, string>> = {
  standard: 'standard',
  'fast-track': 'fast track',
  'nursing-care': 'nursing care',
  'local-resolution': 'local resolution',
  'past-period': 'past period',
}

export function ReturnRowsPage({ system, asked, line, value, parts, backHref }: ReturnRowsModel) {
  return (
    <>
      <BackLink href={backHref}>National return, {quarterInWords(asked.quarter)}</BackLink>
      <h1>
        {line.title}: {shownValue(value, line.unit)}
      </h1>
      <LeadSentence>
        {parts.map(
          part => `${numberInWords(part.seen)} of ${numberInWords(part.counted)} rows are yours to see. `,
        )}
      </LeadSentence>
      <p>
        {line.rule}. Source: {line.source}. {asked.name}.
        {line.unit === 'people' && ' People are counted once, however many requests they have.'}
      </p>
      {parts.map((part, index) => (
        <DataTable
          id={`rows-${index + 1}`}
          caption={part.title}
          asAt={asked.day === null ? 'as known now' : `as known at the end of ${dayInWords(asked.day)}`}
          columns={[
            { heading: 'Case' },
            { heading: 'Request' },
            { heading: 'Received' },
            { heading: 'Decided' },
            { heading: 'Concluded' },
            { heading: 'Funding ended' },
          ]}
          rows={part.rows.map(row => [
            { text: <Link href={`/${system}/work/cases/${row.case}`}>{row.reference}</Link> },
            activityTitles[row.activity],
            ...[row.started, row.decided, row.concluded, row.finished].map(day =>
              day === null ? '–' : dayInWords(day),
            ),
          ])}
          total={part.seen}
          empty={{
            why:
              part.counted === 0
                ? 'Nobody is counted here.'
                : 'None of these rows is yours to see: cases open to those who work on them.',
          }}
        />
      ))}
    </>
  )
}
