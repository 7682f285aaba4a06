/** The nation: how many bodies it has by the last list of each kind, and the pages that say who covers whom. */
import { type Day, earlier } from '#kit'
import { systemsOf, type Tx } from '#platform'
import type { Page } from '#web'
import { countAt, countedKinds } from '../counts.ts'
import { kindsKnown } from '../kind-words.ts'
import { findAreaRule } from '../rules.ts'
import { countsOn } from '../store/counts.ts'
import { englandPath } from './addresses.ts'
import { EnglandPage, type KindNow } from './england.page.tsx'

export const englandPage: Page = {
  path: englandPath,
  act: findAreaRule,
  show: async ({ tx, actor }) => ({
    title: 'England',
    tables: 'as-files',
    body: EnglandPage({ kinds: await kindsNow(tx, actor.at.today), systems: await systemsOf(tx) }),
  }),
}

/** Kinds that are over are left out. */
async function kindsNow(tx: Tx, today: Day): Promise<KindNow[]> {
  const last = countedKinds.map(kind => ({ kind, on: earlier(kindsKnown[kind]?.to ?? today, today) }))
  const counts = await countsOn(tx, [...new Set(last.map(each => each.on))])
  return last
    .map(({ kind, on }) => ({ kind, on, count: countAt(counts, kind, on) ?? 0 }))
    .filter(({ count }) => count > 0)
}
