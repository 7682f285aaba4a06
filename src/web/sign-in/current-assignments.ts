/** Which of a person's roles are theirs to act in today. */
import type { Day } from '#kit'
import { isRoleId, type System } from '#platform'
import type { Allowed, AssignmentRow } from '../store/tables.ts'
import { type Assignment, assignmentKey } from './signed-in.ts'

/** Who vouches for the invented people of a demonstration. */
export const demonstrationIssuer = 'demonstration'

type Known = { readonly system: System; readonly today: Day }

/**
 * The assignments in effect on their own system's day (first and last day included), in the order of system,
 * role and organisation. Invented people act in demonstration systems only. `allowed` is what the sign-in
 * provider lets this sign-in do; null where it leaves that to us.
 */
export function currentAssignments(
  rows: readonly AssignmentRow[],
  systems: readonly Known[],
  allowed: readonly Allowed[] | null,
): Assignment[] {
  const known = new Map(systems.map(each => [each.system.system, each]))
  const current = rows.flatMap(row => {
    const assignment = assignmentOf(row)
    const where = known.get(row.system)
    return assignment && where && isCurrent(row, where) && isAllowed(assignment, allowed) ? [assignment] : []
  })
  const byKey = new Map(current.map(each => [assignmentKey(each), each]))
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
}

function isCurrent(row: AssignmentRow, { system, today }: Known): boolean {
  if (row.issuer === demonstrationIssuer && !system.demonstration) return false
  return row.from_on <= today && (row.to_on === null || today <= row.to_on)
}

const isAllowed = (assignment: Assignment, allowed: readonly Allowed[] | null): boolean =>
  allowed === null ||
  allowed.some(each => each.role === assignment.role && each.organisation === assignment.organisation)

function assignmentOf(row: AssignmentRow): Assignment | undefined {
  if (!isRoleId(row.role)) return undefined
  return {
    system: row.system,
    role: row.role,
    organisation: row.organisation || null,
    organisationName: row.organisation_name,
    places: row.places,
    teams: row.teams,
    name: row.name,
    invented: row.invented,
  }
}
