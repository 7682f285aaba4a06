import type { Day } from '#kit'
import { Button, DataTable, DueDate, dayInWords, LeadSentence, Link, Select } from '#web'
import { type CaseState, stateTitles } from '../case.ts'

export type WorklistRow = {
  readonly href: string
  readonly reference: string
  readonly name: string
  readonly promise: string
  readonly state: CaseState
  readonly dueOn: Day
  readonly inCharge: 'you' | 'named' | null
}
export type WorklistModel = {
  readonly today: Day
  readonly total: number
  readonly late: number
  readonly rows: readonly WorklistRow[]
  readonly filter: { readonly show: string; readonly whose: string }
  readonly nextHref?: string
}

const inChargeWords = { you: 'you', named: 'a colleague' } as const

export function WorklistPage({ today, total, late, rows, filter, nextHref }: WorklistModel) {
  return (
    <>
      <h1>What must I do next?</h1>
      <LeadSentence>
        {late === 0
          ? `Nothing is late. ${total} time limits are running.`
          : `${late} of ${total} time limits are late.`}
      </LeadSentence>
      <DataTable
        id="worklist"
        caption="Time limits that are running, the next to fall due first"
        asAt={`as at ${dayInWords(today)}`}
        columns={[
          { heading: 'Person' },
          { heading: 'Due' },
          { heading: 'What is due' },
          { heading: 'Where it stands' },
          { heading: 'In charge' },
        ]}
        rows={rows.map(row => [
          {
            text: (
              <Link href={row.href}>
                {row.name} ({row.reference})
              </Link>
            ),
          },
          { text: <DueDate due={row.dueOn} today={today} /> },
          row.promise,
          stateTitles[row.state],
          row.inCharge ? inChargeWords[row.inCharge] : 'nobody yet',
        ])}
        total={total}
        filter={<WorklistFilterForm {...filter} />}
        empty={{
          why: 'Nothing is running that you can see.',
          fills: 'A referral appears here when a completed Checklist is received.',
        }}
        nextHref={nextHref}
      />
    </>
  )
}

function WorklistFilterForm({ show, whose }: WorklistModel['filter']) {
  return (
    <form method="get" class="app-filter">
      <Select
        id="show"
        name="show"
        label="Show"
        value={show}
        items={[
          { value: 'all', text: 'everything that is running' },
          { value: 'late', text: 'late' },
          { value: 'due-soon', text: 'due within five working days' },
        ]}
      />
      <Select
        id="whose"
        name="whose"
        label="Whose"
        value={whose}
        items={[
          { value: 'all', text: 'everybody’s' },
          { value: 'mine', text: 'mine' },
          { value: 'nobody', text: 'nobody’s yet' },
        ]}
      />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}
