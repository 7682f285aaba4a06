/** A published list as a kind of import: judged, previewed and applied as everything else that is brought in. */
import type { Day } from '#kit'
import type { Db, ImportKind, Tx } from '#platform'
import {
  membershipsKind,
  organisationNamesKind,
  organisationsKind,
  successorsKind,
} from '../kinds/reference.ts'
import { beginEdition } from '../store/edition.ts'
import { hereOf } from '../store/published.ts'
import type { PublishedLayout, PublishedRow } from './published-row.ts'
import { type Settled, settleAll } from './settle.ts'

/** What the rows of an edition of a day change of what is here. */
export const settle = async (tx: Db | Tx, rows: readonly PublishedRow[], edition: Day): Promise<Settled> =>
  settleAll(rows, await hereOf(tx, rows, edition))

/** `edition` is the day of the list: what it says of no day, such as a name, is said of that one. */
export function publishedKind(layout: PublishedLayout, edition: Day): ImportKind<PublishedRow> {
  return {
    ...{ name: `published-${layout.name}`, title: layout.title },
    ...{ scope: 'shared', audience: 'staff', rights: 'owner' },
    columns: Object.entries(layout.columns).map(([name, meaning]) => ({ name, meaning, required: true })),
    read: record => layout.read(record),
    key: ({ organisation, passedOver, memberships, successors }) =>
      organisation?.code ?? passedOver?.code ?? JSON.stringify([memberships, successors]),
    compare: async (tx, _system, rows) => [...(await settle(tx, rows, edition)).effects],
    async apply(tx, system, rows, actor) {
      const { writes } = await settle(tx, rows, edition)
      await organisationsKind.apply(tx, system, [...writes.organisations.values()], actor)
      await organisationNamesKind.apply(tx, system, [...writes.formerNames.values()], actor)
      await membershipsKind.apply(tx, system, [...writes.memberships.values()], actor)
      await successorsKind.apply(tx, system, [...writes.successors.values()], actor)
      await beginEdition(tx)
    },
  }
}
