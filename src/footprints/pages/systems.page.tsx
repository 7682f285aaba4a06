import { Chart, LeadSentence, Link } from '#web'
import { boundariesOnHref, directoryHref, levelsHref, redrawOnHref, systemsPath } from './addresses.ts'
import { DayForm } from './day-form.tsx'
import type { SystemsModel } from './systems-model.ts'

type Props = SystemsModel & { readonly heading: string; readonly typed: string }

export function SystemsPage({ heading, lead, typed, map, asAt, usual, on }: Props) {
  return (
    <>
      <h1>{heading}</h1>
      <LeadSentence>{lead}</LeadSentence>
      <DayForm address={systemsPath} typed={typed} />
      <Chart
        id="systems-map"
        of={map}
        asAt={asAt}
        source="Residents: mid-year estimates, Office for National Statistics."
      />
      <h2>What is usual</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {usual.map(said => (
          <li>{said}</li>
        ))}
        <li>It is what somebody said, not a rule: being outside it is no fault. Both ends are inside it.</li>
      </ul>
      <h2>More</h2>
      <ul class="nhsuk-list">
        <li>
          <Link href={levelsHref(on)}>Systems, places and neighbourhoods of unusual size</Link>
        </li>
        <li>
          <Link href={boundariesOnHref(on)}>Councils that are divided between systems</Link>
        </li>
        <li>
          <Link href={redrawOnHref(on)}>What if the lines were drawn differently?</Link>
        </li>
        <li>
          <Link href={directoryHref(on)}>Every organisation by name, code or postcode</Link>
        </li>
      </ul>
    </>
  )
}
