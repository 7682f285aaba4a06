import { type Outcome, unworkable, worked } from '../outcome.ts'

/** One line of a table of opportunities; amounts of both tables in one unit. */
export type OpportunityLine = { readonly name: string; readonly amount: number }

/** A line of the first table that may hold the same money as a line of the second, both by name. */
export type MayOverlap = { readonly first: string; readonly second: string }

/** What two tables can be worth together. `shared` says how much each pair shares at the lower end. */
export type OverlapBounds = {
  readonly first: number
  readonly second: number
  readonly lower: number
  readonly upper: number
  readonly shared: readonly (MayOverlap & { readonly amount: number })[]
}

/**
 * Bounds on the union of two tables of opportunities that may count the same money: the upper end adds them, the lower
 * takes off the most that can be shared along the pairs (a maximum flow, Edmonds and Karp 1972).
 * Refuses: no-rows, not-a-number, negative-count, duplicate-row, missing-value (a pair names no line).
 */
export function overlapBounds(
  first: readonly OpportunityLine[],
  second: readonly OpportunityLine[],
  pairs: readonly MayOverlap[],
): Outcome<OverlapBounds> {
  const wrong = checkLines(first, 'first') ?? checkLines(second, 'second')
  if (wrong) return wrong
  const firstAt = new Map(first.map((line, i) => [line.name, i]))
  const secondAt = new Map(second.map((line, i) => [line.name, i]))
  for (const [i, pair] of pairs.entries()) {
    if (!firstAt.has(pair.first))
      return unworkable('missing-value', `no line is called ${pair.first}`, { row: i + 1, field: 'first' })
    if (!secondAt.has(pair.second))
      return unworkable('missing-value', `no line is called ${pair.second}`, { row: i + 1, field: 'second' })
  }
  const edges = pairs.map(pair => ({ from: firstAt.get(pair.first)!, to: secondAt.get(pair.second)! }))
  const flows = largestSharing(
    first.map(line => line.amount),
    second.map(line => line.amount),
    edges,
  )
  const total = (lines: readonly OpportunityLine[]) => lines.reduce((sum, line) => sum + line.amount, 0)
  const sharedTotal = flows.reduce((sum, flow) => sum + flow, 0)
  return worked({
    first: total(first),
    second: total(second),
    lower: total(first) + total(second) - sharedTotal,
    upper: total(first) + total(second),
    shared: pairs.map((pair, i) => ({ ...pair, amount: flows[i]! })).filter(pair => pair.amount > 0),
  })
}

function checkLines(lines: readonly OpportunityLine[], field: string) {
  if (lines.length === 0) return unworkable('no-rows', 'a table has no lines', { field })
  const names = new Set<string>()
  for (const [i, { name, amount }] of lines.entries()) {
    const row = i + 1
    if (!Number.isFinite(amount)) return unworkable('not-a-number', `${name} has no amount`, { row, field })
    if (amount < 0) return unworkable('negative-count', `${name} is negative`, { row, field })
    if (names.has(name)) return unworkable('duplicate-row', `${name} is there twice`, { row, field })
    names.add(name)
  }
  return null
}

type Edge = { readonly from: number; readonly to: number }

/** The flow along each edge of a two-sided graph when as much as possible is shared. */
function largestSharing(left: readonly number[], right: readonly number[], edges: readonly Edge[]): number[] {
  const flows = edges.map(() => 0)
  const leftRest = [...left]
  const rightRest = [...right]
  for (;;) {
    const path = shortestPath(leftRest, rightRest, edges, flows)
    if (!path) return flows
    const amount = Math.min(
      leftRest[path.start]!,
      rightRest[path.end]!,
      ...path.steps.filter(step => step.sign < 0).map(step => flows[step.edge]!),
    )
    for (const step of path.steps) flows[step.edge]! += step.sign * amount
    leftRest[path.start]! -= amount
    rightRest[path.end]! -= amount
  }
}

type Step = { readonly edge: number; readonly sign: 1 | -1 }
type Path = { readonly start: number; readonly end: number; readonly steps: readonly Step[] }

/** Breadth first from lines of the left that have something left, forward along edges, backward along flows. */
function shortestPath(
  leftRest: readonly number[],
  rightRest: readonly number[],
  edges: readonly Edge[],
  flows: readonly number[],
): Path | null {
  const seenLeft = new Set<number>()
  const seenRight = new Set<number>()
  const queue: { start: number; at: number; steps: readonly Step[] }[] = []
  leftRest.forEach((rest, i) => {
    if (rest <= 0) return
    seenLeft.add(i)
    queue.push({ start: i, at: i, steps: [] })
  })
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const [edge, { from, to }] of edges.entries()) {
      if (from !== next.at || seenRight.has(to)) continue
      seenRight.add(to)
      const steps: readonly Step[] = [...next.steps, { edge, sign: 1 }]
      if (rightRest[to]! > 0) return { start: next.start, end: to, steps }
      for (const [back, other] of edges.entries()) {
        if (other.to !== to || flows[back]! <= 0 || seenLeft.has(other.from)) continue
        seenLeft.add(other.from)
        queue.push({ start: next.start, at: other.from, steps: [...steps, { edge: back, sign: -1 }] })
      }
    }
  }
  return null
}
