import type { Day } from '#kit'
import { Link } from '#web'
import { boundariesOnHref, directoryHref, levelsHref, redrawOnHref, systemsHref } from './addresses.ts'

/** The pages of the nation, each for a day: they lead to one another. */
const nationPages = {
  systems: { words: 'Every system on a map', hrefOn: systemsHref },
  levels: { words: 'Systems, places and neighbourhoods of unusual size', hrefOn: levelsHref },
  boundaries: { words: 'Councils that are divided between systems', hrefOn: boundariesOnHref },
  redraw: { words: 'What if the lines were drawn differently?', hrefOn: redrawOnHref },
  directory: { words: 'Every organisation by name, code or postcode', hrefOn: directoryHref },
} as const

/** All of them but the one on which they stand. */
export function NationLinks({ on, from }: { readonly on: Day; readonly from: keyof typeof nationPages }) {
  const others = Object.entries(nationPages).filter(([page]) => page !== from)
  return (
    <>
      <h2>More</h2>
      <ul class="nhsuk-list">
        {others.map(([, { words, hrefOn }]) => (
          <li>
            <Link href={hrefOn(on)}>{words}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
