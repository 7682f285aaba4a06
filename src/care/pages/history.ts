/** What happened on a case, with the names of those who said so. */
import { type Fact, standing } from '#facts'
import { namedOn } from '#footprints'
import type { Actor, Tx } from '#platform'
import { colleagues, type TimelineEntry } from '#web'
import { unit } from '../rules.ts'
import { timelineEntry } from './timeline-entry.ts'

export type Colleagues = ReadonlyMap<string, string>

/** The unit's people by their ids. */
export const unitNames = async (tx: Tx, actor: Actor): Promise<Colleagues> =>
  new Map((await colleagues(tx, actor, unit)).map(each => [each.id, each.name]))

export async function historyOf(
  tx: Tx,
  actor: Actor,
  facts: readonly Fact[],
  names: Colleagues,
): Promise<TimelineEntry[]> {
  const codes = new Set(facts.flatMap(fact => fact.recordedOrganisation ?? []))
  const named = await namedOn(tx, [...codes], actor.at.today)
  const organisations = new Map([...named].map(([code, { name }]) => [code, name]))
  const held = standing(facts)
  return facts.map(fact => timelineEntry(fact, { all: facts, held, names, organisations }))
}
