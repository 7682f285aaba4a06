import { Chart, DataTable, LeadSentence, Link, numberInWords } from '#web'
import { boundariesOnHref } from './addresses.ts'
import type { OverlapModel } from './overlap-model.ts'

export function OverlapPage({ council, lead, lists, asAt, rows, map, otherDays }: OverlapModel) {
  return (
    <>
      <h1>{council.name}: which system does it lie in?</h1>
      <LeadSentence>{lead}</LeadSentence>
      <Chart
        id="overlap-map"
        of={map}
        asAt={asAt}
        source="Lists of small areas and estimates of residents, Office for National Statistics."
      />
      <DataTable
        id="parts"
        caption={`Parts of ${council.name}`}
        asAt={asAt}
        columns={[
          { heading: 'System' },
          { heading: 'Share of its residents', isNumeric: true },
          { heading: 'Residents', isNumeric: true },
        ]}
        rows={rows.map(({ name, href, share, people }) => [
          { text: name, href },
          share,
          numberInWords(people),
        ])}
        total={rows.length}
        empty={{ why: 'No system holds a part of it.' }}
      />
      <h2>More</h2>
      <ul class="nhsuk-list">
        <li>
          <Link href={council.href}>{council.name}: what it is and who it belongs to</Link>
        </li>
        {otherDays.map(({ words, href }) => (
          <li>
            <Link href={href}>
              {council.name} in {words}
            </Link>
          </li>
        ))}
        <li>
          <Link href={boundariesOnHref(lists)}>Every council that is divided between systems</Link>
        </li>
      </ul>
    </>
  )
}
