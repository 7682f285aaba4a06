/** A person dies once: no case of theirs goes on after it, and each that is not over by then ends with it. */
import type { RandomStream } from '#statistics'
import { careFacts } from '../facts.ts'
import { type Entry, onWorkingDay, type WrittenHistory } from './written-history.ts'

export function endWithDeath(chance: RandomStream, histories: readonly WrittenHistory[]): void {
  const [death] = histories
    .flatMap(history => history.entries.filter(isDeath))
    .sort((one, other) => one.on - other.on)
  if (!death) return
  for (const history of histories) history.dropAfter(death.on)
  const open = histories.filter(({ entries }) => entries.length > 0 && !isOver(entries))
  if (open.length === 0) return
  const told = toldOnceFor(chance, death)
  for (const history of histories) if (history.entries.includes(death)) history.replace(death, told)
  for (const history of open) history.add(told)
}

/** One message, on one of the days after it, ends all of them. */
function toldOnceFor(chance: RandomStream, death: Entry): Entry {
  const day = onWorkingDay(death.on + 1 + Math.floor(chance.uniform() * 4))
  return { ...death, toldAt: day * 1_440 + 540 + Math.floor(chance.uniform() * 420) }
}

const isDeath = ({ fact }: Entry): boolean => fact === careFacts.died

/** Who was refused has nothing that ends, unless they asked for local resolution and wait for it. */
function isOver(entries: readonly Entry[]): boolean {
  const has = (fact: string) => entries.some(entry => entry.fact === fact)
  const isWaiting = has(careFacts.localResolutionRequested) && !has(careFacts.localResolutionDecided)
  return entries.some(isEnd) || (entries.some(isRefusal) && !isWaiting)
}

const isEnd = ({ fact, detail }: Entry): boolean =>
  fact === careFacts.died ||
  fact === careFacts.packageEnded ||
  fact === careFacts.closedWithoutDecision ||
  (fact === careFacts.screened && detail?.fullConsideration === false)

const isRefusal = ({ fact, detail }: Entry): boolean =>
  fact === careFacts.decisionVerified && detail?.outcome === 'not-eligible'
