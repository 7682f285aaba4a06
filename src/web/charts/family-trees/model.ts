/** Bodies that followed each other, as a tree: what a picture of them is made of. */
import { type Result, refuse } from '#kit'

export interface FamilyMember {
  readonly id: string
  readonly name: string
  /** Code and what it is: read under the name in the picture. */
  readonly what: string
  /** "since 1 April 2013", "closed 31 March 2020": also read in the list. */
  readonly span: string
  readonly isOpen: boolean
  readonly href?: string | undefined
}

export interface FamilyStep {
  readonly from: string
  readonly to: string
  /** "1 April 2020" */
  readonly when: string
  /** How much of the old one: "all of it", "46%", "share not known". */
  readonly share: string
}

export interface FamilyTreeModel {
  readonly finding: string
  /** "NHS Tees Valley CCG, its predecessors and successors" */
  readonly subtitle: string
  /** Whose tree it is. */
  readonly subject: string
  readonly members: readonly FamilyMember[]
  readonly steps: readonly FamilyStep[]
  readonly notes: readonly string[]
}

/** A line from some rows down to the row of the one that followed them. */
export interface Line {
  /** Counted from the one nearest to the marks. */
  readonly lane: number
  readonly from: readonly number[]
  readonly to: number
}

export interface FamilyRows {
  readonly members: readonly FamilyMember[]
  readonly lines: readonly Line[]
  readonly lanes: number
}

/**
 * Members in an order in which nobody stands before those it followed, and the lines between them, side by side where
 * they pass each other. Refuses (`invalid`) a step from or to somebody who is not there, and steps in a circle.
 */
export function familyRows({ members, steps }: FamilyTreeModel): Result<FamilyRows> {
  const byId = new Map(members.map(member => [member.id, member]))
  const stray = steps.find(step => !byId.has(step.from) || !byId.has(step.to))
  if (stray)
    return refuse('invalid', `The step from ${stray.from} to ${stray.to} names a body that is not there.`)
  const ordered = inOrder(members, steps)
  const row = new Map(ordered.map((member, at) => [member.id, at]))
  if (steps.some(step => row.get(step.from)! >= row.get(step.to)!))
    return refuse('invalid', 'The successions lead in a circle, so they cannot be drawn as a tree.')
  const lines = ordered.flatMap((member, to) => {
    const from = steps.filter(step => step.to === member.id).map(step => row.get(step.from)!)
    return from.length === 0 ? [] : [{ from: [...new Set(from)].sort((a, b) => a - b), to }]
  })
  const placed = inLanes(lines)
  return {
    ok: true,
    value: { members: ordered, lines: placed, lanes: Math.max(0, ...placed.map(line => line.lane + 1)) },
  }
}

/** Each after its predecessors, which stand directly above it where that can be. */
function inOrder(members: readonly FamilyMember[], steps: readonly FamilyStep[]): FamilyMember[] {
  const placed = new Map<string, FamilyMember>()
  const entered = new Set<string>()
  const place = (member: FamilyMember): void => {
    if (entered.has(member.id)) return
    entered.add(member.id)
    const before = steps.filter(step => step.to === member.id).map(step => step.from)
    for (const each of members.filter(({ id }) => before.includes(id))) place(each)
    placed.set(member.id, member)
  }
  const followed = new Set(steps.map(step => step.from))
  for (const last of members.filter(({ id }) => !followed.has(id))) place(last)
  for (const member of members) place(member)
  return [...placed.values()]
}

/** Short lines lie nearest to the marks; a line takes the first lane that is free over its whole length. */
function inLanes(lines: readonly Omit<Line, 'lane'>[]): Line[] {
  const taken: Line[] = []
  const lengthOf = ({ from, to }: Omit<Line, 'lane'>): number => to - from[0]!
  for (const line of [...lines].sort((a, b) => lengthOf(a) - lengthOf(b) || a.to - b.to)) {
    const isFree = (lane: number): boolean =>
      taken.every(other => other.lane !== lane || other.to <= line.from[0]! || other.from[0]! >= line.to)
    let lane = 0
    while (!isFree(lane)) lane += 1
    taken.push({ ...line, lane })
  }
  return taken
}
