import type { ImportKind } from '#platform'
import { beginEdition } from '../store/edition.ts'

/** The same kinds; what was kept of the edition before their rows came is kept no longer. */
export const beginningEditions = (kinds: readonly ImportKind[]): readonly ImportKind[] =>
  kinds.map(kind => ({
    ...kind,
    async apply(tx, system, rows, actor) {
      await kind.apply(tx, system, rows, actor)
      await beginEdition(tx)
    },
  }))
