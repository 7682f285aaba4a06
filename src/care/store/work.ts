/** What a worklist asks of cases: conditions on the subject of a clock. */
import { type Expression, type SqlBool, sql } from 'kysely'
import type { CaseState } from '../case.ts'
import { movingStates, type StuckSince } from '../working-day.ts'

/** `clock` is the worklist's own table. Undefined where every case is wanted. */
export function amongCases(wanted: {
  readonly state?: CaseState | undefined
  readonly stuck?: StuckSince | undefined
}): Expression<SqlBool> | undefined {
  const { state, stuck } = wanted
  const conditions = [
    ...(state ? [sql<SqlBool>`"case".state = ${state}`] : []),
    ...(stuck ? [stuckCondition(stuck)] : []),
  ]
  if (conditions.length === 0) return undefined
  return sql<SqlBool>`exists (select from care.case where "case".system = clock.system
    and "case".id = clock.subject and ${sql.join(conditions, sql` and `)})`
}

/** The same as `isStuck`, in sets. */
export const stuckCondition = ({ quietSince, waitingBefore }: StuckSince): Expression<SqlBool> =>
  sql<SqlBool>`("case".state in (${sql.join([...movingStates])})
    and ("case".last_fact_on <= ${quietSince}::date or "case".waiting_since < ${waitingBefore}::date))`
