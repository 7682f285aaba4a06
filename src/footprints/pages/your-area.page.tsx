import { Button, Chart, DataTable, LeadSentence, Link, Select } from '#web'
import type { FoundArea } from '../store/search.ts'
import { boundariesOnHref, redrawOnHref } from './addresses.ts'
import { SearchForm } from './areas.page.tsx'
import { DayForm } from './day-form.tsx'
import type { AreaModel, NamedLink } from './your-area-model.ts'

type Search = {
  readonly wanted: string
  readonly found: readonly FoundArea[] | null
  /** The day, as it was asked for. */
  readonly typed: string
}

export function YourAreaPage(model: AreaModel & Search) {
  const { system, lead, wanted, found, map, asAt, on, typed } = model
  return (
    <>
      <h1>Your area</h1>
      <LeadSentence>{lead}</LeadSentence>
      <SearchForm action={`/${system.system}/your-area`} wanted={wanted} found={found} on={on} />
      <Chart
        id="places-map"
        of={map}
        asAt={asAt}
        source="Residents: mid-year estimates, Office for National Statistics."
      />
      <CouncilsForm {...model} />
      <Places {...model} />
      <More {...model} />
      <DayForm address={`/${system.system}/your-area`} typed={typed} />
    </>
  )
}

const choices = [
  { text: 'districts and single-tier', value: 'lower' },
  { text: 'counties and single-tier', value: 'upper' },
  { text: 'none', value: 'none' },
]

function CouncilsForm({ system, on, councils }: AreaModel) {
  return (
    <form method="get" action={`/${system.system}/your-area`} class="app-filter app-filter--standing">
      <input type="hidden" name="on" value={on} />
      <Select name="councils" label="Councils as lines on the map" value={councils} items={choices} />
      <Button isSmall variant="secondary">
        Apply
      </Button>
    </form>
  )
}

function Places({ rows, asAt, system }: AreaModel) {
  return (
    <>
      <h2>Places, their commissioners and councils</h2>
      <DataTable
        id="places"
        caption={`Places of ${system.name}`}
        asAt={asAt}
        columns={[
          { heading: 'Place' },
          { heading: 'Residents', isNumeric: true },
          { heading: 'Commissioners' },
          { heading: 'Councils of people there' },
        ]}
        rows={rows.map(({ name, href, people, commissioners, councils }) => [
          { text: name, href },
          people,
          { text: <Names of={commissioners} /> },
          { text: <Names of={councils} /> },
        ])}
        total={rows.length}
        empty={{ why: 'No places are recorded for this area.' }}
      />
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

function More({ system, on, divided, nationalHref }: AreaModel) {
  return (
    <>
      <h2>Where lines do not meet, and who is large or small</h2>
      <ul class="nhsuk-list">
        {divided.map(({ name, href, systems, month }) => (
          <li>
            <Link href={href}>
              {name} was divided between {systems} systems in {month}
            </Link>
          </li>
        ))}
        <li>
          <Link href={`/${system.system}/levels?on=${on}`}>Who is outside the usual population here</Link>
        </li>
        <li>
          <Link href={boundariesOnHref(on)}>Every council of England that systems divide</Link>
        </li>
        <li>
          <Link href={redrawOnHref(on)}>What if the lines were drawn differently?</Link>
        </li>
        {nationalHref && (
          <li>
            <Link href={nationalHref}>{system.name} in the nation’s lists</Link>
          </li>
        )}
      </ul>
    </>
  )
}
