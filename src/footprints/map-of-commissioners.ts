/** The commissioners of a system on a map, by their people. */
import type { Day } from '#kit'
import type { Db, Tx } from '#platform'
import { countOf, dayInWords, drawMap, monthInWords, type PictureResult } from '#web'
import type { Organisation } from './organisation.ts'
import { commissionerShapes } from './shapes/commissioner-shapes.ts'
import { drawnAsNote, drawnCommissionersTogether } from './shapes/drawn-areas.ts'
import { membersOn } from './store/memberships.ts'
import { residentsOf } from './store/populations.ts'

/** Refuses (`invalid`) where the system had none on that day, or none of them can be drawn. */
export async function mapOfCommissioners(
  tx: Db | Tx,
  system: Organisation,
  on: Day,
  hrefOf: (code: string) => string,
): Promise<PictureResult> {
  const members = await membersOn(tx, 'commissioner-system', system.code, on)
  const shapes = await commissionerShapes(tx, on)
  const drawn = members.flatMap(each => drawnCommissionersTogether([each.code], shapes, each) ?? [])
  const codes = members.map(each => each.code)
  const residents = await residentsOf(tx, codes, on)
  const undrawn = members.length - drawn.length
  return drawMap({
    finding: `${system.name}: ${countOf(members.length, 'commissioner')}`,
    measure: 'Commissioners by their residents',
    place: `${system.name}, ${dayInWords(on)}`,
    areas: drawn.map(area => area.feature),
    values: Object.fromEntries(codes.map(code => [code, residents.get(code)?.people ?? null])),
    hrefs: Object.fromEntries(codes.map(code => [code, hrefOf(code)])),
    notes: [
      'Residents: mid-year estimates, Office for National Statistics.',
      ...drawnAsNote(drawn, monthInWords(on)),
      ...(undrawn > 0 ? [`${countOf(undrawn, 'commissioner')} cannot be drawn as on that day.`] : []),
    ],
  })
}
