/** What the pathway's table allows an actor to do with a case now: buttons and the JSON interface are made from it. */
import { type Actor, guard } from '#platform'
import type { Case } from './case.ts'
import { type PathwayRow, pathways, ruleOf } from './pathways/index.ts'

type Standing = Pick<Case, 'id' | 'place' | 'state' | 'pathway'>

export function possibleActs(actor: Actor, found: Standing): PathwayRow[] {
  const target = { system: actor.system, subject: found.id, place: found.place, state: found.state }
  return pathways[found.pathway].rows.filter(row => guard(ruleOf(row), actor, target) === undefined)
}
