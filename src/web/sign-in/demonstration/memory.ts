/** Where the demonstration's provider keeps what it must remember for some minutes. A restart forgets it. */
import type { Adapter, StoredModel } from 'oidc-provider'

type Entry = { readonly payload: StoredModel; readonly until: number }

/** So that nobody fills the memory by beginning to sign in and walking away. */
const mostEntries = 5_000

/** One adapter for each kind of thing, all in one map, oldest first. */
export function memory(): (kind: string) => Adapter {
  const entries = new Map<string, Entry>()
  return kind => adapterFor(entries, kind)
}

function adapterFor(entries: Map<string, Entry>, kind: string): Adapter {
  const key = (id: string) => `${kind}:${id}`
  const current = (entry: Entry | undefined) =>
    entry && entry.until > Date.now() ? entry.payload : undefined
  const findWhere = async (field: 'uid' | 'userCode', value: string) =>
    current(
      [...entries].find(
        ([name, { payload }]) => name.startsWith(`${kind}:`) && payload[field] === value,
      )?.[1],
    )
  return {
    async upsert(id, payload, expiresIn) {
      entries.delete(key(id))
      entries.set(key(id), { payload, until: Date.now() + expiresIn * 1_000 })
      for (const oldest of entries.keys()) if (entries.size > mostEntries) entries.delete(oldest)
    },
    find: async id => current(entries.get(key(id))),
    findByUid: uid => findWhere('uid', uid),
    findByUserCode: userCode => findWhere('userCode', userCode),
    async consume(id) {
      const entry = entries.get(key(id))
      if (entry) entry.payload.consumed = Math.floor(Date.now() / 1_000)
    },
    async destroy(id) {
      entries.delete(key(id))
    },
    async revokeByGrantId(grantId) {
      for (const [name, { payload }] of entries) if (payload.grantId === grantId) entries.delete(name)
    },
  }
}
