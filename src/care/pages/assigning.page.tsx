import type { Day } from '#kit'
import {
  ActForm,
  Button,
  Checkboxes,
  type Content,
  countOf,
  DataTable,
  DueDate,
  dayInWords,
  Link,
  NotificationBanner,
  Select,
} from '#web'
import { type CaseState, type PathwayId, pathwayTitles, stateTitles } from '../case.ts'
import type { AssigningOutcome } from './assigning.ts'

export type TickRow = {
  readonly id: string
  readonly name: string
  readonly reference: string
  readonly href: string
  readonly pathway: PathwayId
  readonly state: CaseState
  readonly receivedOn: Day
  readonly bookedOn: Day | null
  readonly dueOn: Day | undefined
  /** The version the row was made from, by which the act finds out whether somebody else was quicker. */
  readonly version: number
  readonly isTicked: boolean
  /** Why it was not assigned, where that was tried just now. */
  readonly why: string | undefined
}
export type AssignFormModel = {
  readonly id: string
  readonly caption: string
  readonly today: Day
  readonly rows: readonly TickRow[]
  readonly total: number
  readonly coordinators: readonly { readonly id: string; readonly text: string }[]
  readonly chosen: string
  readonly chooseLabel: string
  readonly message: string | undefined
  readonly button: string
  readonly empty: string
  readonly nextHref?: string | undefined
}

/** One form over a list: tick, choose who, one button. Each case is assigned by itself. */
export function AssignForm(model: AssignFormModel) {
  const { rows, today } = model
  return (
    <ActForm>
      <DataTable
        id={model.id}
        caption={model.caption}
        asAt={`as at ${dayInWords(today)}`}
        columns={[
          { heading: 'Person' },
          { heading: 'Case' },
          { heading: 'Where it stands' },
          { heading: 'Received' },
          { heading: 'Due' },
        ]}
        rows={rows.map(row => tickCells(row, today))}
        total={model.total}
        empty={{ why: model.empty }}
        nextHref={model.nextHref}
      />
      {rows.length > 0 && (
        <>
          {rows.map(row => (
            <input type="hidden" name={`seen-${row.id}`} value={row.version} />
          ))}
          <Select
            id="coordinator"
            name="coordinator"
            label={model.chooseLabel}
            errorMessage={model.message}
            value={model.chosen}
            items={[
              { value: '', text: 'Choose' },
              ...model.coordinators.map(({ id, text }) => ({ value: id, text })),
            ]}
          />
          <Button preventDoubleClick>{model.button}</Button>
        </>
      )}
    </ActForm>
  )
}

const tickCells = (row: TickRow, today: Day): { text: Content }[] => [
  {
    text: (
      <Checkboxes
        name="case"
        isSmall
        errorMessage={row.why}
        items={[{ value: row.id, id: row.id, text: row.name, checked: row.isTicked }]}
      />
    ),
  },
  { text: <Link href={row.href}>{row.reference}</Link> },
  {
    text: (
      <>
        {stateTitles[row.state]}
        <br />
        <span class="nhsuk-hint">{pathwayTitles[row.pathway]}</span>
        {row.bookedOn && (
          <>
            <br />
            booked for {dayInWords(row.bookedOn)}
          </>
        )}
      </>
    ),
  },
  { text: dayInWords(row.receivedOn) },
  { text: row.dueOn ? <DueDate due={row.dueOn} today={today} /> : 'no limit runs' },
]

/** What became of the last assignment: how many were done, and every one that was not, with why. */
export function AssigningBanner({ outcome }: { outcome: AssigningOutcome | null }) {
  if (!outcome) return null
  const { assigned, refused } = outcome
  return (
    <NotificationBanner
      {...(refused.length === 0 ? { variant: 'success' as const } : {})}
      heading={`${countOf(assigned, 'case')} assigned${refused.length ? `, ${refused.length} not` : ''}`}
    >
      {refused.length > 0 && (
        <ul class="nhsuk-list">
          {refused.map(each => (
            <li>
              <Link href={each.href}>{each.name}</Link>: {each.why}.
            </li>
          ))}
        </ul>
      )}
    </NotificationBanner>
  )
}
