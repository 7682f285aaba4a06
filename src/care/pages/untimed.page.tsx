import type { Day } from '#kit'
import { agoInWords, countOf, DataTable, dayInWords, Link, listInWords } from '#web'
import { type CaseState, type PathwayId, pathwayTitles, stateTitles } from '../case.ts'
import type { NextStep } from '../next-step.ts'
import type { Untimed } from '../store/untimed.ts'

export type UntimedRow = Omit<Untimed, 'id'> & {
  readonly reference: string
  readonly state: CaseState
  readonly pathway: PathwayId
  readonly name: string
  readonly href: string
  /** “you”, a colleague's name, or null for nobody. */
  readonly inCharge: string | null
  readonly nextStep: NextStep | null
}
export type UntimedModel = {
  readonly today: Day
  readonly total: number
  /** Counts above this were not counted to the end. */
  readonly countedTo: number
  readonly messages: number
  readonly letters: number
  readonly steps: number
  readonly rows: readonly UntimedRow[]
}

/** Under the answer: that there is more than what has a time limit, and what it is. */
export function UntimedNotice({ total, countedTo, messages, letters, steps }: UntimedModel) {
  const parts = [
    ...(messages ? [countOf(messages, 'message from a family', 'messages from families')] : []),
    ...(letters ? [countOf(letters, 'decision letter to send', 'decision letters to send')] : []),
    ...(steps ? [countOf(steps, 'other step')] : []),
  ]
  const count = total > countedTo ? `More than ${countOf(countedTo, 'case')}` : countOf(total, 'case')
  return (
    <p>
      <Link href="#untimed">
        {count} {total === 1 ? 'waits' : 'wait'} without a time limit
      </Link>
      {total > countedTo ? '.' : `: ${listInWords(parts)}.`}
    </p>
  )
}

export function UntimedCases({ model, system }: { model: UntimedModel; system: string }) {
  const { today, rows, total, countedTo } = model
  return (
    <DataTable
      id="untimed"
      caption="Waiting without a time limit, the longest first"
      asAt={`as at ${dayInWords(today)}`}
      columns={[
        { heading: 'Person' },
        { heading: 'What waits' },
        { heading: 'Since' },
        { heading: 'In charge' },
        { heading: 'Next step' },
      ]}
      rows={rows.map(row => [
        {
          text: (
            <Link href={row.href}>
              {row.name} ({row.reference})
            </Link>
          ),
        },
        whatWaits(row),
        `${dayInWords(row.since)}, ${agoInWords(row.since, today)}`,
        row.inCharge ?? 'nobody yet',
        { text: <Next row={row} system={system} /> },
      ])}
      total={total > countedTo ? undefined : total}
      empty={{ why: 'Nothing waits without a time limit.' }}
    />
  )
}

function whatWaits({ what, state, pathway }: UntimedRow): string {
  if (what === 'message') return 'a message from the family'
  if (what === 'letter') return stateTitles.verified
  return `${pathwayTitles[pathway]}: ${stateTitles[state]}`
}

function Next({ row, system }: { row: UntimedRow; system: string }) {
  if (row.what === 'message')
    return (
      <Link href={row.href}>
        Read the message<span class="nhsuk-u-visually-hidden"> about {row.name}</span>
      </Link>
    )
  if (!row.nextStep) return <>nothing by the unit</>
  const { title, path, who } = row.nextStep
  return path === null ? (
    <>
      {title}: {who}
    </>
  ) : (
    <Link href={`/${system}${path}`}>
      {title}
      <span class="nhsuk-u-visually-hidden"> for {row.name}</span>
    </Link>
  )
}
