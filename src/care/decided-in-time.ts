/** Whether decisions come in time, month by month: the director's control chart. */
import { addMonths, type Day, day } from '#kit'
import { type ControlChart, controlChart, type Outcome } from '#statistics'

/** Referrals that were concluded in a month, decided or closed, and how many of them within their limit. */
export type MonthCount = { readonly month: Day; readonly concluded: number; readonly inTime: number }

/** Two years show a change and still fit a phone. */
const monthsShown = 24
/** A promise, told to be kept for more than four of five (care.md, "Standards"). */
const target = 80

const firstOfMonth = (on: Day): Day => day(`${on.slice(0, 7)}-01`)

/** The first day of the first month shown: the month that has begun is not over and not shown. */
export const shownFrom = (today: Day): Day => addMonths(firstOfMonth(today), -monthsShown)

/** Per cent of the concluded by month, the months in their order; a month in which none was is a gap. */
export function decidedInTime(counts: readonly MonthCount[], today: Day): Outcome<ControlChart> {
  const months = Array.from({ length: monthsShown }, (_, at) => addMonths(shownFrom(today), at))
  const found = new Map(counts.map(each => [each.month, each]))
  const values = months.map(month => {
    const { concluded = 0, inTime = 0 } = found.get(month) ?? {}
    return concluded === 0 ? null : Math.round((inTime / concluded) * 100)
  })
  return controlChart({ dates: months, values }, { improvement: 'increase', target })
}
