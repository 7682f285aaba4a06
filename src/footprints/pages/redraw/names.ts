/** What everything on the lines is called. */
import type { Day } from '#kit'
import type { Tx } from '#platform'
import type { Line } from '../../redraw/line.ts'
import { lastFormerNames } from '../../store/former-names.ts'
import { namedOn } from '../../store/organisations.ts'
import type { Naming } from './choices.ts'

/**
 * As called on a day. Since July 2022 the commissioners of one system share its name and differ by their code alone:
 * a name that ends in its code is told by the former name as well.
 */
export async function namesOf(tx: Tx, lines: readonly Line[], on: Day): Promise<Naming> {
  const codes = new Set(
    lines.flatMap(line => [line.commissioner, line.lowerCouncil, line.upperCouncil, line.system]),
  )
  const named = await namedOn(tx, [...codes], on)
  const byCodeAlone = [...named.values()].filter(({ code, name }) => name.endsWith(code))
  const former = await lastFormerNames(
    tx,
    byCodeAlone.map(each => each.code),
    on,
  )
  return code => {
    const name = named.get(code)?.name ?? code
    const was = former.get(code)
    return was === undefined ? name : `${name} (formerly ${was})`
  }
}
