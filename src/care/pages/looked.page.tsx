import type { Day, Instant } from '#kit'
import { isRoleId, roleOf } from '#platform'
import { DataTable, dayInWords, instantInWords } from '#web'
import { CaseTabs } from './case-tabs.tsx'
import { CaseLine, type OpenedCase } from './opened-case.tsx'

type Looked = {
  readonly at: Instant
  readonly actor_name: string
  readonly role: string
  readonly organisation: string | null
  readonly act: string
  readonly outcome: string
  readonly purpose: string | null
}
export type LookedModel = {
  readonly opened: OpenedCase | undefined
  readonly rows: readonly Looked[]
  readonly today: Day
  readonly nextHref: string | undefined
}

const outcomeWords: Readonly<Record<string, string>> = { done: 'did', read: 'looked', refused: 'was refused' }

export function LookedPage({ opened, rows, today, nextHref }: LookedModel) {
  return (
    <>
      <h1>Who has looked at this</h1>
      {opened && <CaseLine {...opened} />}
      {opened && <CaseTabs caseHref={opened.caseHref} current="/looked" />}
      <DataTable
        id="looked"
        caption="Everybody who looked at this case or did something to it, newest first"
        asAt={`as at ${dayInWords(today)}`}
        columns={[{ heading: 'When' }, { heading: 'Who' }, { heading: 'What' }, { heading: 'Why' }]}
        rows={rows.map(row => [
          instantInWords(row.at),
          [row.actor_name, isRoleId(row.role) ? roleOf(row.role).title : row.role, row.organisation]
            .filter(Boolean)
            .join(', '),
          `${outcomeWords[row.outcome] ?? row.outcome}: ${row.act.replace(/^\w+\./, '').replaceAll('-', ' ')}`,
          row.purpose ?? '',
        ])}
        empty={{ why: 'Nobody has looked yet, or nobody before that.' }}
        nextHref={nextHref}
      />
    </>
  )
}
