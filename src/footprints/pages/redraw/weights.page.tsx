import type { Day } from '#kit'
import { BackLink, byName, DataTable, dayInWords, LeadSentence, Link, numberInWords } from '#web'
import type { Table } from '../../redraw/effect.ts'
import type { PartnerKind } from '../../redraw/weight.ts'
import { organisationHref } from '../addresses.ts'
import { redrawPath } from './address.ts'
import type { Naming } from './choices.ts'
import { kindWords, percent, votesOf } from './votes-words.ts'

type WeightsTable = Table & { readonly kind: PartnerKind }
export type WeightsModel = {
  readonly system: string
  readonly code: string
  readonly on: Day
  readonly tables: readonly WeightsTable[]
  readonly name: Naming
}

export function WeightsPage({ system, code, on, tables, name }: WeightsModel) {
  return (
    <>
      <BackLink href={organisationHref(code, on)}>{system}</BackLink>
      <h1>Who weighs how much in {system}?</h1>
      <LeadSentence>{answerOf(tables, name)}</LeadSentence>
      <p>
        A partner weighs its share of the people, or of the seats where each partner has one. How a body
        really votes is in its own rules; these are two simple ways to look at it.
      </p>
      {tables.map(table => (
        <PartnersTable table={table} system={system} on={on} name={name} />
      ))}
      <p>
        <Link href={`${redrawPath}?on=${on}`}>What if the lines were drawn differently?</Link>
      </p>
    </>
  )
}

function answerOf(tables: readonly WeightsTable[], name: Naming): string {
  const councils = tables.find(table => table.kind === 'council')
  if (!councils?.largest) return 'No council of this system is on the lists.'
  const { partners, largest, fewestWithHalf } = councils
  if (partners.length === 1) return `${name(largest.partner)} is the only council.`
  const half =
    fewestWithHalf === 1
      ? 'alone has more than half'
      : `and it takes ${fewestWithHalf} to have more than half`
  return `The largest of ${partners.length} councils by people, ${name(largest.partner)}, has ${percent(largest.shareOfPeople)} of them, ${half}.`
}

type PartnersProps = {
  readonly table: WeightsTable
  readonly system: string
  readonly on: Day
  readonly name: Naming
}

function PartnersTable({ table, system, on, name }: PartnersProps) {
  const words = kindWords[table.kind]
  const rows = byName(table.partners.map(each => ({ ...each, name: name(each.partner) })))
  return (
    <>
      <h2>{words.title}</h2>
      <p>
        {votesOf({
          ...table,
          seats: table.partners.length,
          largest: table.largest && { name: name(table.largest.partner), share: table.largest.shareOfPeople },
        })}
      </p>
      <DataTable
        id={`weights-${table.kind}`}
        kind="matrix"
        caption={`Weight of the ${words.many} of ${system}`}
        asAt={`by the lists of ${dayInWords(on)}`}
        columns={[
          { heading: words.heading },
          { heading: 'People here', isNumeric: true },
          { heading: 'Share of people', isNumeric: true },
          { heading: 'Share of seats', isNumeric: true },
        ]}
        rows={rows.map(each => [
          each.name,
          numberInWords(each.people),
          percent(each.shareOfPeople),
          percent(each.shareOfSeats),
        ])}
        total={rows.length}
        empty={{ why: `No ${words.one} of this system is on the lists.` }}
      />
    </>
  )
}
