/** Where the lines of councils and systems do not meet. */
import type { CouncilPart } from './store/overlaps.ts'

export type SplitCouncil = {
  readonly council: string
  /** Shares of the council's people, greatest first; only parts that count. */
  readonly parts: readonly { readonly system: string; readonly share: number; readonly people: number }[]
}

export type Coterminosity = {
  /** How many councils and systems there are at all. */
  readonly ofCouncils: number
  readonly ofSystems: number
  readonly split: readonly SplitCouncil[]
  /** Systems that hold a part of a split council. */
  readonly systemsThatSplit: readonly string[]
}

/**
 * A part counts if its share of the council's people is at least `leastShare` (0 to 1); a council with two or more
 * such parts is split. With 0, any part counts.
 */
export function coterminosity(parts: readonly CouncilPart[], leastShare: number): Coterminosity {
  const byCouncil = new Map<string, CouncilPart[]>()
  for (const part of parts) byCouncil.set(part.council, [...(byCouncil.get(part.council) ?? []), part])
  const split = [...byCouncil.entries()].flatMap(([council, all]) => {
    const people = all.reduce((sum, part) => sum + part.people, 0)
    const counting = all
      .map(part => ({ system: part.system, share: part.people / people, people: part.people }))
      .filter(part => part.share > 0 && part.share >= leastShare)
      .sort((a, b) => b.share - a.share || (a.system < b.system ? -1 : 1))
    return counting.length > 1 ? [{ council, parts: counting }] : []
  })
  return {
    ofCouncils: byCouncil.size,
    ofSystems: new Set(parts.map(part => part.system)).size,
    split,
    systemsThatSplit: [...new Set(split.flatMap(each => each.parts.map(part => part.system)))].sort(),
  }
}

/** The shares that the press report's count may have been made at; its own definition is not known. */
export const thresholds = [0, 0.01, 0.02, 0.05, 0.1] as const
