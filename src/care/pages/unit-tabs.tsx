/** The ways from one page of the unit's day to the others: only those the actor may open. */
import { teamsOf } from '#footprints'
import { type Actor, guardRole, type Tx } from '#platform'
import { breakGlassAct, PageTabs } from '#web'
import { returnRules } from '../return/rules.ts'
import { careRules } from '../rules.ts'

export type UnitTab = { readonly text: string; readonly path: string }

/** `path` is below the system. */
export async function unitTabs(tx: Tx, actor: Actor): Promise<UnitTab[]> {
  const may = (name: keyof typeof careRules): boolean => guardRole(careRules[name], actor) === undefined
  const teams = may('view-team') ? await teamsOf(tx, actor.system) : []
  return [
    ...(may('view-worklist') ? [{ text: 'My work', path: '/work' }] : []),
    ...teams
      .filter(team => team.place !== null && actor.places.includes(team.place))
      .map(team => ({ text: team.name, path: `/work/teams/${team.team}` })),
    ...(may('view-hub') ? [{ text: 'Hub', path: '/work/hub' }] : []),
    ...(may('view-overview') ? [{ text: 'Overview', path: '/work/overview' }] : []),
    ...(guardRole(returnRules['view-return'], actor)
      ? []
      : [
          { text: 'National return', path: '/work/return' },
          { text: 'How commissioners differ', path: '/variation' },
        ]),
    ...(may('find-case') ? [{ text: 'Find a case', path: '/work/cases' }] : []),
    ...(guardRole(breakGlassAct, actor) ? [] : [{ text: 'Open with a reason', path: '/work/break-glass' }]),
  ]
}

export function UnitTabs({
  system,
  tabs,
  current,
}: {
  system: string
  tabs: readonly UnitTab[]
  current: string
}) {
  if (tabs.length < 2) return null
  return (
    <PageTabs
      label="The unit’s work"
      items={tabs.map(({ text, path }) => ({ text, href: `/${system}${path}`, isCurrent: path === current }))}
    />
  )
}
