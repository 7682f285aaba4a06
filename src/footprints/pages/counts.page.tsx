import { BackLink, countOf, DataTable, Details, dayInWords, LeadSentence, Link, numberInWords } from '#web'
import { countAt, countedDays, countedKinds, type MergerDay } from '../counts.ts'
import { shareInWords } from '../family-tree.ts'
import { kindWords } from '../kind-words.ts'
import type { KindCount, Merger } from '../store/counts.ts'
import { organisationsPath } from './addresses.ts'

export type CountsModel = {
  readonly counts: readonly KindCount[]
  readonly commissioners: readonly MergerDay[]
  readonly systems: readonly MergerDay[]
  readonly hrefOf: (code: string) => string
}

const unknown = { text: 'no list' }

export function CountsPage({ counts, commissioners, systems, hrefOf }: CountsModel) {
  return (
    <>
      <BackLink href={organisationsPath}>Organisations of England</BackLink>
      <h1>How many organisations</h1>
      <LeadSentence>{answerOf(counts)}</LeadSentence>
      <DataTable
        id="counts"
        kind="matrix"
        caption="Organisations by kind"
        asAt="on the first of April of each year and on 1 July 2022"
        columns={[
          { heading: 'Day' },
          ...countedKinds.map(kind => ({ heading: kindWords[kind].short, isNumeric: true })),
        ]}
        rows={countedDays.map(on => [
          dayInWords(on),
          ...countedKinds.map(kind => {
            const count = countAt(counts, kind, on)
            return count === null ? unknown : numberInWords(count)
          }),
        ])}
        total={countedDays.length}
        empty={{ why: 'There are no counts.' }}
      />
      <p class="nhsuk-hint">
        “No list”: the published lists that are loaded do not reach that day. From April 2024 sub-ICB
        locations include 32 reporting entities that were added that day. Councils are those of both tiers.
      </p>
      <h2>Commissioners that merged</h2>
      <Mergers id="commissioners" days={commissioners} one="commissioner" hrefOf={hrefOf} />
      <h2>Systems that were redrawn</h2>
      <p>
        A system is given a new code whenever its boundary moves. A part is told by how many of the old one’s
        people live in it.
      </p>
      <Mergers id="systems" days={systems} one="system" hrefOf={hrefOf} />
    </>
  )
}

function answerOf(counts: readonly KindCount[]): string {
  const [first, last] = [countAt(counts, 'ccg', countedDays[0]!), countAt(counts, 'ccg', countedDays[9]!)]
  const [systems, now] = [countAt(counts, 'stp', countedDays[4]!), countAt(counts, 'stp', countedDays[9]!)]
  return `England had ${first} commissioners in April 2013 and ${last} in April 2022; ${systems} systems in April 2017 and ${now} in April 2022.`
}

type MergersProps = {
  readonly id: string
  readonly days: readonly MergerDay[]
  readonly one: string
  readonly hrefOf: (code: string) => string
}

function Mergers({ id, days, one, hrefOf }: MergersProps) {
  return (
    <>
      {days.map(({ onDay, old, made, mergers }) => (
        <Details summary={`${countOf(old, one)} into ${numberInWords(made)}, on ${dayInWords(onDay)}`}>
          <DataTable
            id={`${id}-${onDay}`}
            caption={`${countOf(old, one)} into ${numberInWords(made)}`}
            asAt={`on ${dayInWords(onDay)}`}
            columns={[{ heading: 'New' }, { heading: 'Code' }, { heading: 'Made of' }]}
            rows={mergers.map(each => [
              { text: each.name, href: hrefOf(each.code) },
              each.code,
              { text: <Old merger={each} hrefOf={hrefOf} /> },
            ])}
            total={mergers.length}
            empty={{ why: 'None.' }}
          />
        </Details>
      ))}
    </>
  )
}

function Old({ merger, hrefOf }: { readonly merger: Merger; readonly hrefOf: MergersProps['hrefOf'] }) {
  return (
    <ul class="nhsuk-list">
      {merger.from.map(({ code, name, share }) => (
        <li>
          <Link href={hrefOf(code)}>{name}</Link>
          {share !== null && share < 1 && ` (${shareInWords({ share, successors: 2 })} of it)`}
        </li>
      ))}
    </ul>
  )
}
