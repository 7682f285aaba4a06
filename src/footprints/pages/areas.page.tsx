import { EmptyState, Link, SearchInput } from '#web'
import type { FoundArea } from '../store/search.ts'

type Named = { readonly system: string; readonly name: string }
type Found = { readonly wanted: string; readonly found: readonly FoundArea[] | null }

export function AreasPage({ systems, ...search }: Found & { readonly systems: readonly Named[] }) {
  return (
    <>
      <h1>Which area?</h1>
      <p class="nhsuk-lede-text">What was promised in your area’s health and care, and is it being kept?</p>
      <SearchForm action="/" {...search} />
      <h2>Areas recorded here</h2>
      <ul class="nhsuk-list">
        {systems.map(each => (
          <li>
            <Link href={`/${each.system}`}>{each.name}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

export function YourAreaPage({ system, ...search }: Found & { readonly system: Named }) {
  return (
    <>
      <h1>Your area</h1>
      <p class="nhsuk-lede-text">Find the place of {system.name} that looks after you.</p>
      <SearchForm action={`/${system.system}/your-area`} {...search} />
    </>
  )
}

function SearchForm({ action, wanted, found }: Found & { readonly action: string }) {
  return (
    <>
      <form method="get" action={action}>
        <SearchInput
          id="q"
          name="q"
          label="Council, place or GP practice"
          value={wanted}
          buttonText="Find my area"
        />
      </form>
      {found && <Results wanted={wanted} found={found} />}
    </>
  )
}

function Results({ wanted, found }: { readonly wanted: string; readonly found: readonly FoundArea[] }) {
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
            {area.postcode ? ` (${area.postcode})` : ''}: <Places area={area} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Places({ area }: { readonly area: FoundArea }) {
  if (area.places.length === 0) return <>not in an area recorded here yet</>
  return (
    <>
      {area.places.map((each, index) => (
        <>
          {index > 0 && ', '}
          <Link href={`/${each.system}/places/${each.place}`}>{each.name}</Link>
        </>
      ))}
    </>
  )
}
