import type { Day } from '#kit'
import { Link } from '#web'
import { addressWith, systemsPath } from '../addresses.ts'
import { boundariesHref } from '../boundaries-asked.ts'

/** The other pages about lines, of the same day. */
export const SameDay = ({ on, share }: { readonly on: Day; readonly share: number }) => (
  <>
    <h2>More of the same day</h2>
    <ul class="nhsuk-list">
      <li>
        <Link href={boundariesHref({ on, tier: 'upper', share })}>
          Councils that are divided between systems
        </Link>
      </li>
      <li>
        <Link href={addressWith(systemsPath, { on })}>Every system on a map</Link>
      </li>
    </ul>
  </>
)
