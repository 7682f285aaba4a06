/** The entries of one invented case while they are thought up: day numbers, in the order in which they were told. */
import { type Day, fromDayNumber } from '#kit'
import type { RandomStream } from '#statistics'

export type Entry = {
  readonly fact: string
  readonly on: number
  /** Minutes after midnight in London's winter time, where the hour matters. */
  readonly minute?: number
  readonly by?: { readonly id: string; readonly role: string; readonly organisation: string | null }
  readonly about?: Entry
  readonly withdraws?: Entry
  /** Days after it happened before anybody told. */
  readonly toldAfter?: number
  /** The minute since 1 January 1970 at which it was told, where several cases hear of it at once. */
  readonly toldAt?: number
  readonly detail?: Readonly<Record<string, unknown>>
}
/** Numbered from 1 in the order of telling; `told` is minutes since 1 January 1970. */
export type ToldEntry = {
  readonly entry: Entry
  readonly number: number
  readonly told: number
  readonly about: number | undefined
  readonly withdraws: number | undefined
}

const minutesPerDay = 1_440

const days: Day[] = []
/** A day is asked for many times: making its text is most of the work. */
export const dayText = (number: number): Day => {
  days[number] ??= fromDayNumber(number)
  return days[number]
}

/** The Monday after, for what offices do. */
export const onWorkingDay = (number: number): number => {
  const at = (((number + 4) % 7) + 7) % 7
  return at === 0 ? number + 1 : at === 6 ? number + 2 : number
}

export class WrittenHistory {
  private planned: Entry[] = []

  get entries(): readonly Entry[] {
    return this.planned
  }

  /** Answers with the entry, so that a later one can refer to it. */
  add(entry: Entry): Entry {
    this.planned.push(entry)
    return entry
  }

  dropAfter(day: number): void {
    this.planned = this.planned.filter(({ on }) => on <= day)
  }

  /** For an entry that no other refers to. */
  replace(entry: Entry, by: Entry): void {
    this.planned = this.planned.map(each => (each === entry ? by : each))
  }

  /** What was told before the last day, in the order of telling: what comes after something untold is untold. */
  told(chance: RandomStream, until: number): ToldEntry[] {
    const tellable = (entry: Entry): number => entry.on + (entry.toldAfter ?? 0)
    const inOrder = this.planned
      .map((entry, at) => ({ entry, at }))
      .sort((a, b) => tellable(a.entry) - tellable(b.entry) || a.at - b.at)
    const numbers = new Map<Entry, number>()
    const entries: ToldEntry[] = []
    const stated = inOrder.findIndex(({ entry }) => entry.toldAt !== undefined)
    const latest = inOrder[stated]?.entry.toldAt ?? Number.POSITIVE_INFINITY
    let before = 0
    for (const [at, { entry }] of inOrder.entries()) {
      const after = Math.max(before, toldOf(chance, tellable(entry), entry.minute))
      const told = at > stated ? after : Math.min(latest, entry.toldAt ?? after)
      if (told >= until * minutesPerDay) return entries
      before = told
      const number = entries.length + 1
      numbers.set(entry, number)
      const [about, withdraws] = [entry.about, entry.withdraws].map(other => other && numbers.get(other))
      entries.push({ entry, number, told, about, withdraws })
    }
    return entries
  }
}

/** Most is told on its day, some a few days later, a little much later. */
function toldOf(chance: RandomStream, day: number, minute = 540): number {
  const turn = chance.uniform()
  if (turn < 0.72)
    return day * minutesPerDay + Math.min(minute + Math.floor(chance.uniform() * 420), minutesPerDay - 61)
  const lag = turn < 0.96 ? 1 + (Math.floor(turn * 1_000) % 4) : 5 + Math.floor(chance.uniform() * 30)
  return onWorkingDay(day + lag) * minutesPerDay + 540 + Math.floor(chance.uniform() * 420)
}
