import type { Day } from '#kit'
import { countOf, DataTable, dayInWords, LeadSentence, Link, numberInWords } from '#web'
import { kindWords } from '../kind-words.ts'
import type { OrganisationKind } from '../organisation.ts'
import { addressWith, organisationsPath } from './addresses.ts'
import { SearchForm, SystemList } from './areas.page.tsx'
import { NationList } from './nation-links.tsx'

/** By the last day that the lists of the kind reach. */
export type KindNow = { readonly kind: OrganisationKind; readonly count: number; readonly on: Day }

export type EnglandModel = {
  readonly kinds: readonly KindNow[]
  readonly systems: readonly { readonly system: string; readonly name: string }[]
}

export function EnglandPage({ kinds, systems }: EnglandModel) {
  return (
    <>
      <h1>England</h1>
      <LeadSentence>{answerOf(kinds)}</LeadSentence>
      <SearchForm action="/" wanted="" found={null} />
      <h2>Who covers whom</h2>
      <NationList on={null} except="england" />
      <DataTable
        id="kinds"
        caption="Organisations by kind"
        asAt="on the last day that the lists of the kind reach"
        columns={[{ heading: 'Kind' }, { heading: 'How many', isNumeric: true }, { heading: 'On' }]}
        rows={kinds.map(({ kind, count, on }) => [
          { text: kindWords[kind].short, href: addressWith(organisationsPath, { kind, on, state: 'open' }) },
          numberInWords(count),
          dayInWords(on),
        ])}
        total={kinds.length}
        empty={{ why: 'There are no lists of organisations.' }}
      />
      <p>
        <Link href={`${organisationsPath}/counts`}>How many there were each April, and which merged</Link>
      </p>
      <h2>Areas recorded here</h2>
      <SystemList systems={systems} />
    </>
  )
}

function answerOf(kinds: readonly KindNow[]): string {
  const systems = kinds.find(({ kind }) => kind === 'icb') ?? kinds.find(({ kind }) => kind === 'stp')
  if (!systems) return 'Which organisations there are, who covers whom, and what was promised where.'
  const parts = kinds.find(({ kind }) => kind === 'council')
  const councils = parts ? ` and ${countOf(parts.count, 'council', 'councils')} of both tiers` : ''
  return `England has ${countOf(systems.count, 'integrated care system', 'integrated care systems')}${councils}, by the lists of ${dayInWords(systems.on)}.`
}
