import type { Day } from '#kit'
import { countOf, DataTable, dayInWords, LeadSentence, Link } from '#web'
import { workingDay } from '../working-day.ts'
import { type UnitTab, UnitTabs } from './unit-tabs.tsx'

export type HubRow = {
  readonly name: string
  /** The team's own page, where the actor may open it. */
  readonly href: string | null
  readonly open: number
  readonly unassigned: number
  readonly stuck: number
  readonly waiting: number
  readonly toVerify: number
  readonly late: number
  readonly soon: number
}
export type HubModel = {
  readonly system: string
  readonly today: Day
  readonly tabs: readonly UnitTab[]
  readonly rows: readonly HubRow[]
}

const columns = ['open', 'unassigned', 'stuck', 'waiting', 'toVerify', 'late', 'soon'] as const
const headings: Readonly<Record<(typeof columns)[number], string>> = {
  open: 'To move on',
  unassigned: 'Nobody in charge',
  stuck: 'Stuck',
  waiting: 'Waiting for others',
  toVerify: 'To verify',
  late: 'Limits late',
  soon: `Late within ${workingDay.forecastDays} days`,
}

export function HubPage({ system, today, tabs, rows }: HubModel) {
  const sum = (column: (typeof columns)[number]): number =>
    rows.reduce((total, row) => total + row[column], 0)
  return (
    <>
      <UnitTabs system={system} tabs={tabs} current="/work/hub" />
      <h1>The hub</h1>
      <LeadSentence>
        {`${countOf(sum('toVerify'), 'recommendation')} to verify. ` +
          `${countOf(sum('unassigned'), 'case')} with nobody in charge, ${sum('stuck')} stuck; ` +
          `${countOf(sum('late'), 'time limit')} late.`}
      </LeadSentence>
      <ul class="nhsuk-list app-ways">
        <li>
          <Link href={`/${system}/work?state=recommended`}>See what waits to be verified</Link>
        </li>
        <li>
          <Link href={`/${system}/work?whose=nobody`}>See what has nobody in charge</Link>
        </li>
        <li>
          <Link href={`/${system}/work?show=stuck`}>See what is stuck</Link>
        </li>
      </ul>
      <DataTable
        id="teams"
        kind="matrix"
        caption="The teams and their cases"
        asAt={`as at ${dayInWords(today)}`}
        columns={[
          { heading: 'Team' },
          ...columns.map(column => ({ heading: headings[column], isNumeric: true })),
        ]}
        rows={[
          ...rows.map(row => [
            row.href ? { text: <Link href={row.href}>{row.name}</Link> } : row.name,
            ...columns.map(column => row[column]),
          ]),
          ['All teams', ...columns.map(sum)],
        ]}
        total={rows.length + 1}
        empty={{ why: 'No team is recorded.' }}
      />
    </>
  )
}
