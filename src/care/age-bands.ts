/**
 * How old a referral is, and how far beyond its 28 days: the bands of the national quarterly return for referrals that
 * are not complete (NHS Continuing Healthcare data collection), and two of our own for those still in time.
 */
export const decisionDays = 28

type Band = { readonly from: number; readonly title: string }

/** Days beyond the 28: the first day late is 1. */
export const beyondBands: readonly Band[] = [
  { from: 1, title: '1 to 14 days' },
  { from: 15, title: '15 to 28 days' },
  { from: 29, title: '29 to 84 days' },
  { from: 85, title: '85 to 182 days' },
  { from: 183, title: '183 days or more' },
]

/** Days since it was received: two halves of the time allowed, then the same five bands. */
export const ageBands: readonly Band[] = [
  { from: 0, title: '0 to 14' },
  { from: 15, title: '15 to 28' },
  ...beyondBands.map(({ from }, index) => {
    const next = beyondBands[index + 1]
    const first = from + decisionDays
    return { from: first, title: next ? `${first} to ${next.from - 1 + decisionDays}` : `${first} or more` }
  }),
]

/** Which band a number of days falls into, by its position; -1 before the first. */
export const bandOf = (bands: readonly Band[], days: number): number =>
  bands.findLastIndex(band => days >= band.from)
