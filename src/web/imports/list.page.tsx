import type { Instant } from '#kit'
import type { BroughtFile, ImportRun } from '#platform'
import { Button, DataTable, LeadSentence, Link } from '../components/index.ts'
import { countOf, instantInWords, numberInWords } from '../words.ts'
import { stateOf, stateWords } from './state.ts'

export type ListModel = {
  readonly system: string
  readonly files: readonly { readonly file: BroughtFile; readonly run: ImportRun | null }[]
  /** Runs that came by command or with the product. */
  readonly others: readonly ImportRun[]
  readonly titleOf: (choice: string) => string
  readonly now: Instant
  readonly nextHref: string | undefined
}

const counted = (count: number | null | undefined): string =>
  count === null || count === undefined ? '' : numberInWords(count)
const countColumns = ['Read', 'New', 'Changed', 'Rejected']
const columnsOf = (first: readonly string[]) =>
  [...first, ...countColumns].map(heading => ({ heading, isNumeric: countColumns.includes(heading) }))
const counts = (run: ImportRun | null) =>
  [run?.read_rows, run?.new_rows, run?.changed_rows, run?.rejected_rows].map(counted)

export function ListPage({ system, files, others, titleOf, now, nextHref }: ListModel) {
  const at = `/${system}/work/imports`
  const open = files.filter(({ file, run }) => ['staged', 'to be said'].includes(stateOf(file, run))).length
  return (
    <>
      <h1>What was brought in, and what waits?</h1>
      <LeadSentence>
        {open === 0
          ? 'Nothing waits for you here.'
          : `${countOf(open, 'file')} ${open === 1 ? 'is' : 'are'} not applied yet.`}
      </LeadSentence>
      <Button href={`${at}/new`}>Bring a file in</Button>
      <DataTable
        id="files"
        caption="Files brought in here, newest first"
        asAt={`as at ${instantInWords(now)}`}
        columns={columnsOf(['File', 'What it is', 'By', 'When', 'State'])}
        rows={files.map(({ file, run }) => [
          { text: <Link href={`${at}/${file.id}`}>{file.file_name}</Link> },
          titleOf(file.choice),
          file.brought_by_name,
          instantInWords(file.brought_at),
          stateWords[stateOf(file, run)],
          ...counts(run),
        ])}
        empty={{
          why: 'Nobody has brought a file in here yet.',
          fills:
            'Bring a caseload file, or a spreadsheet as it comes: you see what it would do before it does it.',
        }}
        nextHref={nextHref}
      />
      {others.length > 0 && (
        <DataTable
          id="by-command"
          caption="Brought in by command, or with the product"
          asAt={`as at ${instantInWords(now)}`}
          columns={columnsOf(['File', 'When', 'State'])}
          rows={others.map(run => [
            run.file_name,
            instantInWords(run.started_at),
            run.state === 'applied' ? 'applied' : 'not applied',
            ...counts(run),
          ])}
          empty={{ why: '' }}
        />
      )}
    </>
  )
}
