import { addDays, addMonths, type Day, day } from './day.ts'

/** A quarter of the financial year, which begins on 1 April: 2019-20-Q3 is October to December 2019. */
export type Quarter = string & { readonly __quarter: true }

export function parseQuarter(text: string): Quarter | undefined {
  const found = /^(\d{4})-(\d{2})-Q([1-4])$/.exec(text)
  if (!found || (Number(found[1]) + 1) % 100 !== Number(found[2])) return undefined
  return text as Quarter
}

/** First and last day, both inside. */
export function quarterSpan(quarter: Quarter): { from: Day; to: Day } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))]
  const from = addMonths(day(`${year}-04-01`), (number - 1) * 3)
  return { from, to: addDays(addMonths(from, 3), -1) }
}

export function quarterOf(at: Day): Quarter {
  const [year, month] = at.split('-').map(Number) as [number, number]
  const start = month >= 4 ? year : year - 1
  const number = Math.floor(((month + 8) % 12) / 3) + 1
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}-Q${number}` as Quarter
}

export function previousQuarter(quarter: Quarter): Quarter {
  return quarterOf(addDays(quarterSpan(quarter).from, -1))
}
