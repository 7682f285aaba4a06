import type { Day } from '#kit'
import { countOf, DataTable, Details, listInWords } from '#web'
import { linkedName } from './linked-name.ts'
import { isMerged, Mergers, togetherNow } from './mergers.page.tsx'
import { type Loser, losersOf, type PartnerRow, type Shares, type SystemTable } from './partners.ts'
import { kindWords, percent, votesOf } from './votes-words.ts'
import { WhatWeighs } from './what-weighs.page.tsx'

const shareColumns = [
  { heading: 'Share of people now', isNumeric: true },
  { heading: 'then', isNumeric: true },
  { heading: 'Share of seats now', isNumeric: true },
  { heading: 'then', isNumeric: true },
]
/** Seats and people, each now and then; what is not known is a dash. */
const sharesOf = (before: Shares | null, after: Shares): string[] => [
  ...[before ? percent(before.people) : '–', percent(after.people)],
  ...[before ? percent(before.seats) : '–', percent(after.seats)],
]

type TablesProps = { readonly tables: readonly SystemTable[]; readonly on: Day; readonly asAt: string }

/** Who would lose weight comes first; then every partner of each system that changes. */
export function PartnerTables(props: TablesProps) {
  const { tables } = props
  if (tables.length === 0) return null
  return (
    <>
      <h2>Who would weigh more, who less?</h2>
      <WhatWeighs />
      <Mergers tables={tables} />
      <Losers {...props} />
      <h3>All partners of the systems that change</h3>
      {[...new Set(tables.map(table => table.system))].map(system => (
        <Details summary={system}>
          {tables
            .filter(table => table.system === system)
            .map(table => (
              <SystemPartners {...props} table={table} />
            ))}
        </Details>
      ))}
    </>
  )
}

function Losers({ tables, on, asAt }: TablesProps) {
  const losers = tables.flatMap(table => table.losers.map(each => ({ system: table.system, each })))
  const counts = (['commissioner', 'council'] as const).flatMap(kind => {
    const count = losersOf(tables, kind)
    return count === 0 ? [] : [countOf(count, kindWords[kind].one, kindWords[kind].many)]
  })
  return (
    <DataTable
      id="weighs-less"
      kind="matrix"
      caption={`${listInWords(counts)} would weigh less than now, by people or by seats`}
      asAt={asAt}
      columns={[{ heading: 'Partner' }, { heading: 'System then' }, ...shareColumns]}
      rows={losers.map(({ system, each }) => [linkedName(each, on), system, ...sharesOfLoser(each)])}
      total={losers.length}
      empty={{ why: 'No partner would weigh less than now.' }}
    />
  )
}

/** Whoever ends has no shares of its own then. */
const sharesOfLoser = ({ before, after, ends, shareOfBody }: Loser): string[] =>
  ends
    ? [
        ...[percent(before.people), `${percent(shareOfBody)} of the merged body`],
        ...[percent(before.seats), 'no seat of its own'],
      ]
    : sharesOf(before, after)

type SystemProps = TablesProps & { readonly table: SystemTable }

function SystemPartners({ table, on, asAt }: SystemProps) {
  const words = kindWords[table.kind]
  const rows = table.rows.flatMap(row => (isMerged(row) ? rowsOfMerged(row, on) : [rowOf(row, on)]))
  return (
    <>
      <p>{votesOf(table)}</p>
      <DataTable
        id={`partners-${table.kind}-${table.code}`}
        kind="matrix"
        caption={`Weight of the ${words.many} of ${table.system}`}
        asAt={asAt}
        columns={[{ heading: words.heading }, ...shareColumns]}
        rows={rows}
        empty={{ why: 'This system has no partner of this kind.' }}
      />
    </>
  )
}

const cameFrom = (name: string, from: string | null): string =>
  from === null ? name : `${name}, from ${from}`

function rowOf(row: PartnerRow, on: Day) {
  const [was] = row.madeOf
  const name = cameFrom(row.name, was?.from ?? null)
  return [linkedName({ code: row.code, name }, on), ...sharesOf(was?.before ?? null, row.after)]
}

/** The merged body once, then whom it was made of, who have no weight of their own any more. */
function rowsOfMerged(row: PartnerRow, on: Day) {
  return [
    [
      linkedName({ code: row.code, name: `${row.name}, merged` }, on),
      ...sharesOf(togetherNow(row), row.after),
    ],
    ...row.madeOf.map(each => [
      linkedName({ code: each.code, name: `of which ${cameFrom(each.name, each.from)}` }, on),
      ...[percent(each.before.people), `${percent(each.shareOfBody)} of the merged body`],
      ...[percent(each.before.seats), 'shared'],
    ]),
  ]
}
