import type { Day } from '#kit'
import { BackLink, byName, DataTable, dayInWords, LeadSentence, Link, numberInWords } from '#web'
import type { Table } from '../../redraw/effect.ts'
import type { PartnerKind } from '../../redraw/weight.ts'
import { organisationHref } from '../addresses.ts'
import { DayForm } from '../day-form.tsx'
import { redrawPath, weightsPath } from './address.ts'
import type { Naming } from './choices.ts'
import { linkedName } from './linked-name.ts'
import { SameDay } from './same-day.page.tsx'
import { kindWords, percent, votesOf } from './votes-words.ts'
import { WhatWeighs } from './what-weighs.page.tsx'

type WeightsTable = Table & { readonly kind: PartnerKind }
export type WeightsModel = {
  readonly system: string
  readonly code: string
  /** The day of the lists, and what was typed to ask for it. */
  readonly on: Day
  readonly typed: string
  readonly tables: readonly WeightsTable[]
  readonly name: Naming
}

export function WeightsPage({ system, code, on, typed, tables, name }: WeightsModel) {
  return (
    <>
      <BackLink href={organisationHref(code, on)}>{system}</BackLink>
      <h1>Who weighs how much in {system}?</h1>
      <LeadSentence>{answerOf(tables, name)}</LeadSentence>
      <DayForm address={weightsPath(code)} typed={typed} />
      <WhatWeighs />
      {tables.map(table => (
        <PartnersTable table={table} system={system} on={on} name={name} />
      ))}
      <p>
        <Link href={`${redrawPath}?on=${on}`}>What if the lines were drawn differently?</Link>
      </p>
      <SameDay on={on} share={0} />
    </>
  )
}

function answerOf(tables: readonly WeightsTable[], name: Naming): string {
  const councils = tables.find(table => table.kind === 'council')
  if (!councils?.largest) return 'No council of this system is on the lists.'
  const { partners, largest, fewestWithHalf } = councils
  if (partners.length === 1) return `${name(largest.partner)} is the only upper-tier council.`
  const share = percent(largest.shareOfPeople)
  const half =
    fewestWithHalf === 1
      ? `has more than half by itself: ${share} of them`
      : `has ${share} of them, and it takes ${fewestWithHalf} to have more than half`
  return `The largest of ${partners.length} upper-tier councils by people, ${name(largest.partner)}, ${half}.`
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
          linkedName({ code: each.partner, name: each.name }, on),
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
