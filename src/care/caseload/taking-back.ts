/** The whole of an entry, to be taken back: with the names that a row calls its facts by. */
import { type Fact, withWhatItReplaced } from '#facts'
import type { FactByEntry } from './stored-detail.ts'

type OnRecord = { readonly facts: readonly Fact[]; readonly entries: FactByEntry }

export function takingBack({ facts, entries }: OnRecord, fact: Fact): { id: number; withdraws: string }[] {
  const names = new Map([...entries].map(([entry, { id }]) => [id, entry]))
  return withWhatItReplaced(facts, fact).flatMap(({ id }) => {
    const withdraws = names.get(id)
    return withdraws === undefined ? [] : [{ id, withdraws }]
  })
}
