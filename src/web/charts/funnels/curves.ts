import type { At } from '../sheet/lines.ts'

/** The part of a curve that lies between two values, cut where it crosses them; in one piece. */
export function withinValues(curve: readonly At[], low: number, high: number): At[] {
  const kept: At[] = []
  for (const [index, point] of curve.entries()) {
    const before = curve[index - 1]
    if (before) kept.push(...crossings(before, point, [low, high]))
    if (point[1] >= low && point[1] <= high) kept.push(point)
  }
  return kept
}

/** The part of a curve, given from left to right, that lies between two places across. */
export const withinPlaces = (curve: readonly At[], from: number, to: number): At[] =>
  turned(withinValues(turned(curve), from, to))

const turned = (curve: readonly At[]): At[] => curve.map(([x, value]): At => [value, x])

function crossings(from: At, to: At, values: readonly number[]): At[] {
  return values
    .filter(value => (from[1] - value) * (to[1] - value) < 0)
    .map((value): At => [from[0] + ((value - from[1]) / (to[1] - from[1])) * (to[0] - from[0]), value])
    .sort((one, other) => Math.abs(one[0] - from[0]) - Math.abs(other[0] - from[0]))
}

/** What the plot must show: every area, and the limits from the smallest area on, but not their far ends. */
export function valuesToShow(
  areas: readonly { readonly x: number; readonly value: number }[],
  curves: readonly (readonly At[])[],
  average: number,
): number[] {
  const values = [average, ...areas.map(area => area.value)]
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  const reach = Math.max(high - average, average - low) || 1
  const smallest = areas.reduce((least, area) => Math.min(least, area.x), Infinity)
  const limits = curves.flatMap(curve => curve.filter(([x]) => x >= smallest).map(([, value]) => value))
  const near = (value: number): number =>
    Math.min(average + 1.6 * reach, Math.max(average - 1.6 * reach, value))
  return [...values, ...limits.map(near)]
}
