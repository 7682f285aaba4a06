import type { Day } from '#kit'
import type { Tx } from '#platform'
import { membersOn } from '../store/memberships.ts'
import { commissionerShapes } from './commissioner-shapes.ts'
import { type DrawnArea, drawnCommissionersTogether, drawnSystem } from './drawn-areas.ts'

/** Those that can be drawn: by their own boundary, else by that of their commissioners together. */
export async function drawnSystems(tx: Tx, codes: readonly string[], on: Day): Promise<DrawnArea[]> {
  const found = new Map(codes.map(code => [code, drawnSystem(code)] as const))
  const missing = codes.filter(code => !found.get(code))
  if (missing.length > 0) {
    const shapes = await commissionerShapes(tx, on)
    for (const code of missing) {
      const members = (await membersOn(tx, 'commissioner-system', code, on)).map(each => each.code)
      found.set(code, drawnCommissionersTogether(members, shapes, { code, name: code }))
    }
  }
  return [...found.values()].flatMap(area => area ?? [])
}
