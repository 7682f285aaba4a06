import type { ComponentChild } from 'preact'
import { LeadSentence, numberInWords, SummaryList } from '#web'
import type { Residents } from '../store/populations.ts'

export type PlaceModel = {
  readonly name: string
  readonly commissioners: readonly string[]
  readonly councils: readonly string[]
  readonly residents: Residents | undefined
  readonly panels: readonly ComponentChild[]
}

export function PlacePage({ name, commissioners, councils, residents, panels }: PlaceModel) {
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
          { key: 'Commissioners', value: <Names names={commissioners} /> },
          { key: 'Councils', value: <Names names={councils} /> },
          ...(residents?.adults ? [{ key: 'Adults', value: numberInWords(residents.adults) }] : []),
        ]}
      />
      {panels}
    </>
  )
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="nhsuk-list">
      {names.map(name => (
        <li>{name}</li>
      ))}
    </ul>
  )
}
