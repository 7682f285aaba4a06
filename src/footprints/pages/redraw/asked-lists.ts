/** The lists that a page about lines is asked for, as the page of divided councils is asked. */
import { type Day, earlier, type Result } from '#kit'
import type { Tx } from '#platform'
import { lastDayOfLists, listsFor } from '../../split-councils.ts'
import { askedDay } from '../asked-day.ts'

/** The lists in force on the day asked for, else today. Refuses (`invalid`, at `on`) what is no day or has no lists. */
export async function listsAsked(tx: Tx, query: URLSearchParams, today: Day): Promise<Result<Day>> {
  const day = askedDay(query, earlier(today, lastDayOfLists))
  if (!day.ok) return day
  const lists = await listsFor(tx, day.value.on)
  return lists.ok ? lists : { ok: false, refusal: { ...lists.refusal, field: 'on' } }
}
