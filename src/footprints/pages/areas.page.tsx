import { EmptyState, Link, SearchInput } from '#web'
import type { FoundArea, FoundPlace } from '../store/search.ts'
import { addressWith } from './addresses.ts'
import { NationList } from './nation-links.tsx'

type Named = { readonly system: string; readonly name: string }
type Found = { readonly wanted: string; readonly found: readonly FoundArea[] | null }

export function AreasPage({ systems, ...search }: Found & { readonly systems: readonly Named[] }) {
  return (
    <>
      <h1>Which area?</h1>
      <p class="nhsuk-lede-text">What was promised in your area’s health and care, and is it being kept?</p>
      <SearchForm action="/" {...search} />
      <h2>Areas recorded here</h2>
      <SystemList systems={systems} />
      <h2>Who covers whom in England</h2>
      <NationList on={null} />
    </>
  )
}

export function SystemList({ systems }: { readonly systems: readonly Named[] }) {
  return (
    <ul class="nhsuk-list">
      {systems.map(each => (
        <li>
          <Link href={`/${each.system}`}>{each.name}</Link>
        </li>
      ))}
    </ul>
  )
}

type SearchFormProps = Found & { readonly action: string; readonly on?: string }

/** `on` is the day of the page, which the search keeps. */
export function SearchForm({ action, wanted, found, on }: SearchFormProps) {
  return (
    <>
      <form method="get" action={action}>
        {on && <input type="hidden" name="on" value={on} />}
        <SearchInput
          id="q"
          name="q"
          label="Council, place or GP practice"
          value={wanted}
          buttonText="Find my area"
        />
      </form>
      {found && <Results wanted={wanted} found={found} on={on} />}
    </>
  )
}

type ResultsProps = {
  readonly wanted: string
  readonly found: readonly FoundArea[]
  readonly on?: string | undefined
}

function Results({ wanted, found, on = '' }: ResultsProps) {
  if (found.length === 0)
    return (
      <EmptyState
        why={`Nothing called “${wanted}” was found.`}
        fills="Councils, places and GP practices of England are known by their names, postcodes and codes."
      />
    )
  return (
    <>
      <h2>Found</h2>
      <ul class="nhsuk-list">
        {found.map(area => (
          <li>
            {area.name}
            {area.postcode ? ` (${area.postcode})` : ''}: <Places area={area} on={on} />
            {area.kind === 'council' && <Divided {...area} on={on} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** A council may lie in several systems. */
function Divided({ code, name, on }: FoundArea & { readonly on: string }) {
  return (
    <>
      {' · '}
      <Link href={addressWith(`/england/boundaries/${code}`, { on })} visuallyHiddenText={`for ${name}`}>
        Which systems it lies in
      </Link>
    </>
  )
}

function Places({ area, on }: { readonly area: FoundArea; readonly on: string }) {
  const { places, through } = area
  if (places.length === 0) return <>not in an area recorded here yet</>
  if (!through) return <PlaceLinks of={places} on={on} />
  return (
    <>
      its commissioner, {through.name}, covers <PlaceLinks of={places} on={on} />
      {through.elsewhere && ', and more'}: the lists do not say in which part of it the practice is
    </>
  )
}

/** Of which system a place is, is said once for the places of one system that follow each other. */
function PlaceLinks({ of, on }: { readonly of: readonly FoundPlace[]; readonly on: string }) {
  return (
    <>
      {of.map((each, index) => (
        <>
          {index > 0 && ', '}
          <Link href={addressWith(`/${each.system}/places/${each.place}`, { on })}>{each.name}</Link>
          {of[index + 1]?.system !== each.system && ofSystem(each, of)}
        </>
      ))}
    </>
  )
}

const ofSystem = ({ system, systemName }: FoundPlace, of: readonly FoundPlace[]): string =>
  of.filter(each => each.system === system).length === 1
    ? `, a place of ${systemName}`
    : `, places of ${systemName}`
