/** The invented people of the demonstration systems, as the list to choose from shows them. */
import type { RoleId, System } from '#platform'
import { momentOf, roleOf } from '#platform'
import type { AssignmentRow } from '../../store/tables.ts'
import { currentAssignments } from '../current-assignments.ts'
import type { Assignment } from '../signed-in.ts'

export type Persona = {
  readonly sub: string
  readonly name: string
  readonly assignments: readonly Assignment[]
}

/** People of one system who do the same thing; those with several roles stand together, last. */
export type PersonaGroup = { readonly title: string; readonly people: readonly Persona[] }
export type PersonaSection = { readonly system: string; readonly groups: readonly PersonaGroup[] }

/** Everybody who has a role in a demonstration system today, in the order of the rows. */
export function personasFrom(rows: readonly AssignmentRow[], systems: readonly System[]): Persona[] {
  const known = systems.map(system => ({ system, today: momentOf(system).today }))
  const bySubject = new Map<string, AssignmentRow[]>()
  for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row])
  return [...bySubject].flatMap(([sub, own]) => {
    const assignments = currentAssignments(own, known, null)
    const name = assignments[0]?.name
    return name ? [{ sub, name, assignments }] : []
  })
}

/** Sections by system, groups by role in the order of the table of roles. */
export function personaSections(
  personas: readonly Persona[],
  systems: readonly System[],
  roleOrder: readonly RoleId[],
): PersonaSection[] {
  return systems.flatMap(system => {
    const here = personas.filter(each => each.assignments[0]?.system === system.system)
    const single = here.filter(each => each.assignments.length === 1)
    const groups = [
      ...roleOrder.map(role => ({
        title: roleOf(role).title,
        people: single.filter(each => each.assignments[0]?.role === role),
      })),
      { title: 'Several roles', people: here.filter(each => each.assignments.length > 1) },
    ].filter(group => group.people.length > 0)
    return groups.length ? [{ system: system.name, groups }] : []
  })
}
