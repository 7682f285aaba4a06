/** A case as it is written in the national set: what holds now, and what its person and request are called there. */
import { type Fact, standing } from '#facts'
import { careFacts } from '../facts.ts'
import type { ExportedCase } from './exported-cases.ts'
import { type GroupId, groups } from './layout.ts'

export type ToldCase = ExportedCase & {
  readonly held: readonly Fact[]
  readonly received: Fact
  readonly commissioner: string
  readonly patient: string
  readonly request: string
}

export function toldOf(each: ExportedCase): ToldCase {
  const held = standing(each.facts)
  const received = held.find(fact => fact.name === careFacts.referralReceived) ?? each.facts[0]!
  const moved = held.filter(fact => fact.name === careFacts.transferred).at(-1)
  const said = (name: string): string | undefined => {
    const value = received.detail[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    ...{ ...each, held, received },
    commissioner: String((moved ?? received).detail.commissioner),
    patient: said('localPatientId') ?? shortId(each.person),
    request: said('requestId') ?? requestId(each),
  }
}

/** What the set allows for an id. */
const longestId = 20

/** As its keeper called it, with whose numbering that is; by our own reference where the set has no room for it. */
const requestId = ({ localId, reference }: ExportedCase): string =>
  localId !== null && localId.length <= longestId ? localId : reference

/** Eighty bits of the person's own identifier: the set allows twenty characters. */
const shortId = (id: string): string => id.replaceAll('-', '').slice(0, longestId)

/** The cells of the columns of a group, in their order; empty where nothing is said. */
export const cellsOf = (group: GroupId, said: Readonly<Record<string, string | undefined>>): string[] =>
  groups[group].columns.map(column => said[column.name] ?? '')
