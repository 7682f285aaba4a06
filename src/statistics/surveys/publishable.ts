/** Whether an estimate may be shown: fewer than ten people (or the worth of ten) is not published at all. */
export type Publishable = 'publish' | 'publish-with-caution' | 'suppress'

const fewest = 10
const cautionBelow = 100
const widestHalf = 0.1

/** @param halfWidth half the interval, as a share (0.1 is ten points). */
export function publishable(n: number, effective: number, halfWidth: number): Publishable {
  if (!(n >= fewest && effective >= fewest)) return 'suppress'
  return n < cautionBelow || !(halfWidth <= widestHalf) ? 'publish-with-caution' : 'publish'
}
