/** Shares of a count on its way to a footprint, and what stays behind on the way. */

/** A share from over 0 to 1 of what was counted for one code. */
export type Part = { readonly code: string; readonly share: number }

/** Why a count, or a share of it, cannot be placed: it stays with the code named. */
export const reasons = {
  'not-listed': 'the lists do not know this body',
  'not-open-yet': 'it was not there yet on that day, and who was before it is not known',
  'no-successor': 'it was closed by that day, and no successor is known',
  'shares-unknown': 'it was divided, and how much went where is not known',
  'successor-not-listed': 'it was closed by that day, and its successor is not on the lists',
  circle: 'the lists of successors lead back to it',
  'belongs-nowhere': 'the lists of that day do not say to whom it belongs',
  'belongs-to-several': 'it belongs to several at once, and the lists do not say how much to each',
} as const
export type Reason = keyof typeof reasons

export type Left = { readonly code: string; readonly share: number; readonly because: Reason }

/** All of a count, in parts that are on their way or there, and parts that stay behind. Shares add up to 1. */
export type Spread = { readonly parts: readonly Part[]; readonly left: readonly Left[] }

/** Where everything that was counted for a code goes next. */
export type Onward = (code: string) => Spread

export const whole = (code: string): Spread => ({ parts: [{ code, share: 1 }], left: [] })
export const stays = (code: string, because: Reason): Spread => ({
  parts: [],
  left: [{ code, share: 1, because }],
})

/** One step further. Parts that meet again are one part; what stays behind keeps its share. */
export function onwards({ parts, left }: Spread, onward: Onward): Spread {
  const [only] = parts
  if (only && parts.length === 1 && only.share === 1 && left.length === 0) return onward(only.code)
  const there = new Map<string, number>()
  const behind = [...left]
  for (const part of parts) {
    const next = onward(part.code)
    for (const { code, share } of next.parts) there.set(code, (there.get(code) ?? 0) + share * part.share)
    for (const each of next.left) behind.push({ ...each, share: each.share * part.share })
  }
  return { parts: settled(there, behind), left: behind }
}

/** A single part that holds everything is a whole, whatever the sums of shares rounded to. */
function settled(there: ReadonlyMap<string, number>, behind: readonly Left[]): Part[] {
  const parts = [...there].map(([code, share]) => ({ code, share }))
  return parts.length === 1 && behind.length === 0 ? [{ code: parts[0]!.code, share: 1 }] : parts
}
