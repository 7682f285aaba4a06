import type { ChangedRow, ImportRow, ImportRun, RejectionCount } from '#platform'
import { BackLink, Button, Details, InsetText, LeadSentence, Link, SummaryList } from '../components/index.ts'
import { countOf, instantInWords, numberInWords } from '../words.ts'
import { countsOf, takenBackInWords } from './changes.page.tsx'
import { ChangesTable } from './changes-table.tsx'
import { mayBeChecked, type Opened } from './opened.ts'
import { countsInWords, progressInWords, stateOf } from './state.ts'

export type FileModel = {
  readonly system: string
  readonly opened: Opened
  readonly rejections: readonly RejectionCount[]
  /** The first rows that would change something. */
  readonly changes: readonly ChangedRow[]
  /** Some of the lines that are no rows. */
  readonly leftOut: readonly { readonly row: number; readonly text: string }[]
  readonly now: number
}

export function FilePage(model: FileModel) {
  const { system, opened, rejections } = model
  const { file, run } = opened
  return (
    <>
      <BackLink href={`/${system}/work/imports`}>Files brought in</BackLink>
      <h1>{file.file_name}</h1>
      <LeadSentence>{answerOf(model)}</LeadSentence>
      {file.asked === null && file.message !== null && run?.state !== 'refused' && (
        <InsetText text={file.message} />
      )}
      {file.notice !== null && <InsetText text={file.notice} />}
      <NextSteps {...opened} />
      <Changes {...model} />
      {rejections.length > 0 && file.asked === null && (
        <>
          <h2>Why rows were rejected</h2>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {rejections.map(each => (
              <li>
                {countOf(each.rows, 'row')}: {each.message}
              </li>
            ))}
          </ul>
        </>
      )}
      <LeftOut {...model} />
      <h2>The file</h2>
      <SummaryList rows={factsOf(opened)} />
    </>
  )
}

function answerOf({ opened: { file, run, staged }, now }: FileModel): string {
  switch (stateOf(file, run)) {
    case 'working':
      return progressInWords(file, run?.read_rows || null, now)
    case 'to be said':
      return 'Say how this sheet is read, and you will see what its rows become.'
    case 'staged':
      if (run!.new_rows === null)
        return `Nothing is applied yet. ${countOf(run!.read_rows, 'row')} were read, and not all were checked against the caseload.`
      return `${effectInWords(run!)}. Of ${countOf(run!.read_rows, 'row')}, ${countsInWords(run!)}.`
    case 'applied':
      return staged.accepted > 0
        ? `Applied, and ${countOf(staged.accepted, 'corrected row')} ${staged.accepted === 1 ? 'waits' : 'wait'} to be applied.`
        : `Applied. Of ${countOf(run!.read_rows, 'row')}, ${countsInWords(run!)}.`
    case 'let go':
      return 'Discarded: nothing of it was kept.'
    case 'refused':
      return `${run?.message ?? file.message ?? 'It could not be read.'}${
        run?.message_row ? ` (row ${run.message_row})` : ''
      }`
  }
}

/** A file of what is here already does nothing, whoever applies it. */
const effectInWords = ({ new_rows, changed_rows }: ImportRun): string =>
  new_rows === 0 && changed_rows === 0 ? 'Nothing in it is new or changed' : 'Nothing is applied yet'

function NextSteps(opened: Opened) {
  const { file, choice, run, staged, preview, at } = opened
  const state = stateOf(file, run)
  const maySayAgain = choice.saidAt !== undefined && file.kept_at !== null && state !== 'applied'
  if (state === 'working')
    return (
      <>
        <Button href={at}>Check progress</Button>
        <p>
          <Link href={`${at}/stop`}>Stop it</Link>. You may close this page: the work goes on.
        </p>
      </>
    )
  if (state === 'let go') return null
  return (
    <>
      {staged.accepted > 0 &&
        (preview ? (
          <Button href={`${at}/apply`}>Apply {countOf(staged.accepted, 'row')}</Button>
        ) : (
          <Button href={`${at}/check`}>Check it against the caseload</Button>
        ))}
      {state === 'to be said' && <Button href={`${at}/${choice.saidAt}`}>Say how it is read</Button>}
      <ul class="nhsuk-list">
        {staged.rejected > 0 && (
          <li>
            <Link href={`${at}/rows`}>Put {countOf(staged.rejected, 'rejected row')} right</Link>
          </li>
        )}
        {staged.rejected > 0 && (
          <li>
            <Link href={`${at}/rejected.csv`}>Download the rejected rows as CSV</Link>
          </li>
        )}
        {preview && mayBeChecked(opened) && (
          <li>
            <Link href={`${at}/check`}>Check it against the caseload again</Link>
          </li>
        )}
        {maySayAgain && state !== 'to be said' && (
          <li>
            <Link href={`${at}/${choice.saidAt}`}>Change how the sheet is read</Link>
          </li>
        )}
        {state !== 'applied' && (
          <li>
            <Link href={`${at}/discard`}>Discard this file</Link>
          </li>
        )}
      </ul>
    </>
  )
}

function Changes({ opened, changes }: FileModel) {
  if (changes.length === 0 || opened.file.asked !== null) return null
  const { changed, takingBack } = countsOf(opened.preview)
  return (
    <>
      <h2>What it would change</h2>
      {takingBack > 0 && (
        <p>
          {takenBackInWords(takingBack)}{' '}
          <Link href={`${opened.at}/changes?only=taken-back`}>Show only these</Link>
        </p>
      )}
      <ChangesTable changes={changes} caption="What the changed rows change" total={changed} />
      {changed > changes.length && (
        <p>
          <Link href={`${opened.at}/changes`}>Show all {countOf(changed, 'changed row')}</Link>
        </p>
      )}
    </>
  )
}

function LeftOut({ opened: { staged }, leftOut }: FileModel) {
  if (staged.leftOut === 0) return null
  return (
    <Details summary={`${countOf(staged.leftOut, 'line')} taken for no row: titles, totals, notes`}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {leftOut.map(({ row, text }) => (
          <li>
            Row {numberInWords(row)}: {text}
          </li>
        ))}
      </ul>
      {staged.leftOut > leftOut.length && (
        <p>{countOf(staged.leftOut - leftOut.length, 'more line')} like these.</p>
      )}
    </Details>
  )
}

const megabyte = 1_000_000
const sizeInWords = (bytes: number): string =>
  bytes < megabyte ? `${numberInWords(Math.ceil(bytes / 1_000))} kB` : `${(bytes / megabyte).toFixed(1)} MB`

const factsOf = ({ file, choice, run, staged }: Opened) => [
  { key: 'What it is', value: choice.title },
  { key: 'Sent by', value: file.brought_by_name },
  { key: 'When', value: instantInWords(file.brought_at) },
  { key: 'Size', value: sizeInWords(file.bytes) },
  ...(run && run.state !== 'refused' && run.state !== 'staging'
    ? (
        [
          ['Rows read', run.read_rows],
          ['New', run.new_rows],
          ['Changed', run.changed_rows],
          ['Unchanged', run.unchanged_rows],
          ['Rejected', run.rejected_rows],
          ['Lines taken for no row', staged.leftOut || null],
        ] as const
      ).flatMap(([key, value]) => (value === null ? [] : [{ key, value: numberInWords(value) }]))
    : []),
  ...(run?.ignored_columns.length
    ? [{ key: 'Columns not read', value: run.ignored_columns.join(', ') }]
    : []),
]

export const lineOf = ({ row, record }: ImportRow, name: string) => ({ row, text: record[name] ?? '' })
