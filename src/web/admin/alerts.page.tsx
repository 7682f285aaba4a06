import type { Day } from '#kit'
import { type AlertKind, type AuditRow, isRoleId, roleOf } from '#platform'
import { Button, DataTable, Link, Select } from '../components/index.ts'
import { breakGlassAct, mendGlassAct } from '../sessions/break-glass.ts'
import { dayInWords, instantInWords } from '../words.ts'

export type AlertsModel = {
  readonly rows: readonly AuditRow[]
  readonly kind: AlertKind
  readonly today: Day
  readonly base: string
  readonly nextHref: string | undefined
}

export function AlertsPage({ rows, kind, today, base, nextHref }: AlertsModel) {
  return (
    <>
      <h1>Refused attempts and broken glass</h1>
      <p>
        Everything that was refused, and everything that was seen or done in a case opened with a reason.{' '}
        <Link href={`${base}/break-glass`}>Open a case with a reason</Link>
      </p>
      <DataTable
        id="alerts"
        caption="Newest first"
        asAt={`as at ${dayInWords(today)}`}
        columns={['When', 'Who', 'What', 'Why', 'Case'].map(heading => ({ heading }))}
        rows={rows.map(row => [
          instantInWords(row.at),
          whoOf(row),
          whatOf(row),
          row.purpose ?? '',
          caseOf(row, base),
        ])}
        filter={<AlertFilter kind={kind} />}
        empty={{
          why: 'Nothing was refused and no glass was broken.',
          fills: 'A refused attempt appears here at once, whoever made it.',
        }}
        nextHref={nextHref}
      />
    </>
  )
}

const titleOf = (role: string): string => (isRoleId(role) ? roleOf(role).title.toLowerCase() : role)

/** The public and a visitor without a role are one and the same. */
const whoOf = ({ actor, actor_name: name, role, organisation }: AuditRow): string =>
  actor === 'public' ? name : [name, titleOf(role), organisation].filter(Boolean).join(', ')

const outcomes: Readonly<Record<AuditRow['outcome'], string>> = {
  done: 'did',
  read: 'looked',
  refused: 'was refused',
}

/** What an auditor looks for first, in words of its own. */
const told: Readonly<Record<string, string>> = {
  [`done ${breakGlassAct.act}`]: 'opened the case with a reason',
  [`done ${mendGlassAct.act}`]: 'closed the case again',
}

function whatOf({ act, outcome, refusal }: AuditRow): string {
  const words = told[`${outcome} ${act}`]
  if (words) return words
  const verb = act.replace(/^[\w-]+\./, '').replaceAll('-', ' ')
  return `${outcomes[outcome]}: ${verb}${refusal ? ` (${refusal.replaceAll('-', ' ')})` : ''}`
}

const caseOf = ({ subject }: AuditRow, base: string) =>
  subject === null
    ? ''
    : { text: <Link href={`${base}/cases/${encodeURIComponent(subject)}/looked`}>Who has looked</Link> }

function AlertFilter({ kind }: { kind: AlertKind }) {
  return (
    <form method="get" class="app-filter">
      <Select
        id="show"
        name="show"
        label="Show"
        value={kind}
        items={[
          { value: 'all', text: 'both' },
          { value: 'refused', text: 'refused attempts' },
          { value: 'opened', text: 'cases opened with a reason' },
        ]}
      />
      <Button variant="secondary">Apply</Button>
    </form>
  )
}
