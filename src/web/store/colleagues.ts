/** Who can be named on a case: colleagues of one's own system who hold a role today. */
import type { Day } from '#kit'
import type { Actor, RoleId, Tx } from '#platform'

export type Colleague = {
  readonly id: string
  readonly name: string
  readonly role: RoleId
  readonly places: readonly string[]
}

type ColleagueRow = {
  system: string
  id: string
  name: string
  role: RoleId
  places: string[]
  teams: string[]
  from_on: Day
  to_on: Day | null
}

export const colleagues = (tx: Tx, actor: Actor, roles: readonly RoleId[]): Promise<Colleague[]> =>
  current(tx, actor)
    .where('role', 'in', [...roles])
    .orderBy('name')
    .execute()

/** Somebody may hold several roles: only one of these counts. */
export const colleagueNamed = (
  tx: Tx,
  actor: Actor,
  id: string,
  roles: readonly RoleId[],
): Promise<Colleague | undefined> =>
  current(tx, actor)
    .where('id', '=', id)
    .where('role', 'in', [...roles])
    .executeTakeFirst()

const current = (tx: Tx, { system, at }: Actor) =>
  tx
    .withTables<{ 'web.colleague': ColleagueRow }>()
    .selectFrom('web.colleague')
    .select(['id', 'name', 'role', 'places'])
    .where('system', '=', system)
    .where('from_on', '<=', at.today)
    .where(where => where.or([where('to_on', 'is', null), where('to_on', '>=', at.today)]))
