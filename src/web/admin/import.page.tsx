import type { Instant } from '#kit'
import type { ImportRow, ImportRun, RejectionCount } from '#platform'
import { BackLink, DataTable, LeadSentence, SummaryList } from '../components/index.ts'
import { countOf, instantInWords, numberInWords } from '../words.ts'
import { runStates } from './imports.page.tsx'

export type ImportModel = {
  readonly run: ImportRun
  readonly rows: readonly ImportRow[]
  readonly rejections: readonly RejectionCount[]
  /** The real time, also where a demonstration lives on another day: files and jobs run in it. */
  readonly now: Instant
  readonly nextHref: string | undefined
}

export function ImportPage({ run, rows, rejections, now, nextHref }: ImportModel) {
  return (
    <>
      <BackLink href="/admin/imports">All imports</BackLink>
      <h1>Import of {run.file_name}</h1>
      <LeadSentence>{answerOf(run)}</LeadSentence>
      <SummaryList
        rows={[
          { key: 'Kind', value: run.kind },
          { key: 'By', value: run.started_by },
          { key: 'Started', value: instantInWords(run.started_at) },
          { key: 'Rows read', value: numberInWords(run.read_rows) },
          ...changesOf(run),
          {
            key: 'Checksum (SHA-256)',
            value: <span class="app-footer__hash">{run.checksum ?? 'none'}</span>,
          },
          ...(run.ignored_columns.length
            ? [{ key: 'Columns not read', value: run.ignored_columns.join(', ') }]
            : []),
        ]}
      />
      {rejections.length > 0 && (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {rejections.map(each => (
            <li>
              {countOf(each.rows, 'row')}: {each.message}
            </li>
          ))}
        </ul>
      )}
      <DataTable
        id="rejected"
        caption="Rejected rows, kept as they came"
        asAt={`as at ${instantInWords(now)}`}
        columns={['Row', 'Why', 'What stood there'].map(heading => ({ heading }))}
        rows={rows.map(row => [
          String(row.row),
          (row.reasons ?? [])
            .map(({ field, message }) => (field ? `${field}: ${message}` : message))
            .join('; '),
          Object.entries(row.record)
            .map(([column, value]) => `${column} ${value}`)
            .join(' · '),
        ])}
        total={run.rejected_rows}
        empty={{ why: 'No row was rejected.' }}
        nextHref={nextHref}
      />
    </>
  )
}

function answerOf(run: ImportRun): string {
  if (run.message !== null)
    return `${run.message}${run.message_row === null ? '' : ` (row ${run.message_row})`}`
  return run.rejected_rows === 0
    ? `The file was ${runStates[run.state]}; no row was rejected.`
    : `The file was ${runStates[run.state]}; ${countOf(run.rejected_rows, 'row')} of ${numberInWords(run.read_rows)} rejected.`
}

const changesOf = ({ new_rows, changed_rows, unchanged_rows }: ImportRun) =>
  [
    ['New', new_rows] as const,
    ['Changed', changed_rows] as const,
    ['Unchanged', unchanged_rows] as const,
  ].flatMap(([key, count]) => (count === null ? [] : [{ key, value: numberInWords(count) }]))
