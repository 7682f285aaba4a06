/** A label that would like its middle at `at` and needs `size`. */
export interface Wanted {
  readonly at: number
  readonly size: number
}

/**
 * Middles of labels, moved as little as needed so that none covers another and all stay between `from` and `to`.
 * Where there is too little room for all they keep their order and share it.
 */
export function spread(wanted: readonly Wanted[], from: number, to: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]!.at - wanted[b]!.at || a - b)
  const total = wanted.reduce((sum, each) => sum + each.size, 0)
  const squeeze = total > to - from ? Math.max(0, to - from) / total : 1
  const at: number[] = wanted.map(() => 0)
  let edge = from
  for (const index of order) {
    const half = (wanted[index]!.size * squeeze) / 2
    at[index] = Math.max(wanted[index]!.at, edge + half)
    edge = at[index]! + half
  }
  edge = to
  for (const index of order.reverse()) {
    const half = (wanted[index]!.size * squeeze) / 2
    at[index] = Math.min(at[index]!, edge - half)
    edge = at[index]! - half
  }
  return at
}
