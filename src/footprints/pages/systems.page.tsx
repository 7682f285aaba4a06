import { Chart, LeadSentence } from '#web'
import { systemsPath } from './addresses.ts'
import { DayForm } from './day-form.tsx'
import { NationLinks } from './nation-links.tsx'
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
      <NationLinks on={on} from="systems" />
    </>
  )
}
