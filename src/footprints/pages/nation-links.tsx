import type { Day } from '#kit'
import { Link } from '#web'
import {
  boundariesOnHref,
  directoryHref,
  englandPath,
  levelsHref,
  redrawOnHref,
  systemsHref,
} from './addresses.ts'

/** The pages of the nation, each for a day: they lead to one another. */
const nationPages = {
  england: { words: 'How many bodies of each kind England has', hrefOn: () => englandPath },
  systems: { words: 'Every system on a map', hrefOn: systemsHref },
  levels: { words: 'Systems, places and neighbourhoods of unusual size', hrefOn: levelsHref },
  boundaries: { words: 'Councils that are divided between systems', hrefOn: boundariesOnHref },
  redraw: { words: 'What if the lines were drawn differently?', hrefOn: redrawOnHref },
  directory: { words: 'Every organisation by name, code or postcode', hrefOn: directoryHref },
} as const
type NationPage = keyof typeof nationPages

/** All of them but the one on which they stand. */
export function NationLinks({ on, from }: { readonly on: Day; readonly from: NationPage }) {
  return (
    <>
      <h2>More</h2>
      <NationList on={on} except={from} />
    </>
  )
}

type NationListProps = { readonly on: Day | null; readonly except?: NationPage }

export function NationList({ on, except }: NationListProps) {
  const listed = Object.entries(nationPages).filter(([page]) => page !== except)
  return (
    <ul class="nhsuk-list">
      {listed.map(([, { words, hrefOn }]) => (
        <li>
          <Link href={hrefOn(on)}>{words}</Link>
        </li>
      ))}
    </ul>
  )
}
