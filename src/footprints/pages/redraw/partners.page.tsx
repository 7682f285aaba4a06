import { countOf, DataTable, Details, listInWords } from '#web'
import type { PartnerRow, SystemTable } from './partners.ts'
import { kindWords, percent, votesOf } from './votes-words.ts'

const shareColumns = [
  { heading: 'Share of people now', isNumeric: true },
  { heading: 'then', isNumeric: true },
  { heading: 'Share of seats now', isNumeric: true },
  { heading: 'then', isNumeric: true },
]
const sharesOf = ({ before, after }: PartnerRow): string[] => [
  percent(before.people),
  percent(after.people),
  percent(before.seats),
  percent(after.seats),
]

type TablesProps = { readonly tables: readonly SystemTable[]; readonly asAt: string }

/** Who would lose weight comes first; then every partner of each system that changes. */
export function PartnerTables({ tables, asAt }: TablesProps) {
  if (tables.length === 0) return null
  return (
    <>
      <h2>Who would weigh more, who less?</h2>
      <p>
        A partner weighs its share of the people, or of the seats where each partner has one. How a body
        really votes is in its own rules; these are two simple ways to look at it.
      </p>
      <Losers tables={tables} asAt={asAt} />
      <h3>All partners of the systems that change</h3>
      {[...new Set(tables.map(table => table.system))].map(system => (
        <Details summary={system}>
          {tables
            .filter(table => table.system === system)
            .map(table => (
              <SystemPartners table={table} asAt={asAt} />
            ))}
        </Details>
      ))}
    </>
  )
}

function Losers({ tables, asAt }: TablesProps) {
  const losers = tables.flatMap(({ kind, system, rows }) =>
    rows.filter(row => row.loses).map(row => ({ kind, system, row })),
  )
  const counts = (['commissioner', 'council'] as const).flatMap(kind => {
    const count = losers.filter(each => each.kind === kind).length
    return count === 0 ? [] : [countOf(count, kindWords[kind].one, kindWords[kind].many)]
  })
  return (
    <DataTable
      id="weighs-less"
      kind="matrix"
      caption={`${listInWords(counts)} would weigh less than now, by people or by seats`}
      asAt={asAt}
      columns={[{ heading: 'Partner' }, { heading: 'System then' }, ...shareColumns]}
      rows={losers.map(({ system, row }) => [row.name, system, ...sharesOf(row)])}
      total={losers.length}
      empty={{ why: 'No partner would weigh less than now.' }}
    />
  )
}

function SystemPartners({ table, asAt }: { readonly table: SystemTable; readonly asAt: string }) {
  const words = kindWords[table.kind]
  return (
    <>
      <p>{votesOf(table)}</p>
      <DataTable
        id={`partners-${table.kind}-${table.code}`}
        kind="matrix"
        caption={`Weight of the ${words.many} of ${table.system}`}
        asAt={asAt}
        columns={[{ heading: words.heading }, ...shareColumns]}
        rows={table.rows.map(row => [
          row.from === null ? row.name : `${row.name}, from ${row.from}`,
          ...sharesOf(row),
        ])}
        total={table.rows.length}
        empty={{ why: 'This system has no partner of this kind.' }}
      />
    </>
  )
}
