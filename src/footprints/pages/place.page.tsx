import type { ComponentChild } from 'preact'
import { Chart, LeadSentence, Link, numberInWords, type PictureResult, SummaryList } from '#web'
import type { Residents } from '../store/populations.ts'
import { DayForm } from './day-form.tsx'
import type { NamedLink } from './your-area-model.ts'

export type PlaceModel = {
  readonly name: string
  readonly address: string
  /** The day, as it was asked for. */
  readonly typed: string
  readonly asAt: string
  readonly commissioners: readonly NamedLink[]
  readonly councils: readonly NamedLink[]
  readonly residents: Residents | undefined
  readonly map: PictureResult
  readonly panels: readonly ComponentChild[]
}

export function PlacePage(model: PlaceModel) {
  const { name, address, typed, asAt, commissioners, councils, residents, map, panels } = model
  return (
    <>
      <h1>{name}</h1>
      <LeadSentence>
        {residents
          ? `${numberInWords(residents.people)} people lived here in the middle of ${residents.year}.`
          : 'How many people live here is not known for these boundaries.'}
      </LeadSentence>
      <SummaryList
        rows={[
          { key: 'Commissioners', value: <Names of={commissioners} /> },
          { key: 'Councils', value: <Names of={councils} /> },
          ...(residents?.adults ? [{ key: 'Adults', value: numberInWords(residents.adults) }] : []),
        ]}
      />
      <Chart id="place-map" of={map} asAt={asAt} />
      {panels}
      <DayForm address={address} typed={typed} />
    </>
  )
}

function Names({ of }: { readonly of: readonly NamedLink[] }) {
  return (
    <ul class="nhsuk-list">
      {of.map(({ name, href }) => (
        <li>
          <Link href={href}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}
