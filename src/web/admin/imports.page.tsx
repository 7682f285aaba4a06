import type { Instant } from '#kit'
import type { ImportRun } from '#platform'
import { DataTable, Link } from '../components/index.ts'
import { instantInWords, numberInWords } from '../words.ts'
import { AdminTabs } from './tabs.tsx'

export const runStates: Readonly<Record<ImportRun['state'], string>> = {
  staging: 'being read',
  staged: 'read, not applied',
  applied: 'applied',
  refused: 'refused as a whole',
  abandoned: 'its process ended while it read',
}

export type ImportsModel = {
  readonly runs: readonly ImportRun[]
  /** The real time, also where a demonstration lives on another day: files and jobs run in it. */
  readonly now: Instant
  readonly nextHref: string | undefined
}

const counted = (count: number | null): string => (count === null ? '' : numberInWords(count))

export function ImportsPage({ runs, now, nextHref }: ImportsModel) {
  return (
    <>
      <h1>What was imported?</h1>
      <AdminTabs current="/admin/imports" />
      <DataTable
        id="imports"
        caption="Files of this system and of the reference data of all, newest first"
        asAt={`as at ${instantInWords(now)}`}
        columns={['File', 'Kind', 'Started', 'State', 'Read', 'New', 'Changed', 'Rejected'].map(heading => ({
          heading,
          isNumeric: ['Read', 'New', 'Changed', 'Rejected'].includes(heading),
        }))}
        rows={runs.map(run => [
          { text: <Link href={`/admin/imports/${run.system}/${run.id}`}>{run.file_name}</Link> },
          run.kind,
          instantInWords(run.started_at),
          runStates[run.state],
          counted(run.read_rows),
          counted(run.new_rows),
          counted(run.changed_rows),
          counted(run.rejected_rows),
        ])}
        empty={{
          why: 'Nothing has been imported yet.',
          fills: 'answerable import KIND FILE brings files in; its --help lists the kinds.',
        }}
        nextHref={nextHref}
      />
    </>
  )
}
