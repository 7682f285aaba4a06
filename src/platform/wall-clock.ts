/** The only place that knows what time it is. A demonstration system lives on one fixed day. */
import { type Day, type Instant, instant, londonDay } from '#kit'
import type { Moment, SystemId } from './actor.ts'
import type { Db } from './database.ts'
import { tables } from './store.ts'

export type System = {
  readonly system: SystemId
  readonly name: string
  readonly fixedToday: Day | null
  readonly demonstration: boolean
}

export const realNow = (): Instant => new Date().toISOString() as Instant

/** Now, on a system's own calendar: the real time of day, on the fixed day where there is one. */
export function momentOf(system: Pick<System, 'fixedToday'>): Moment {
  const now = realNow()
  if (!system.fixedToday) return { today: londonDay(now), now }
  return { today: system.fixedToday, now: instant(`${system.fixedToday}T${now.slice(11)}`) }
}

export async function systemsOf(db: Db): Promise<System[]> {
  const rows = await tables(db).selectFrom('platform.system').selectAll().orderBy('name').execute()
  return rows.map(({ fixed_today, ...row }) => ({ ...row, fixedToday: fixed_today }))
}

/** Creates a system or changes what is known of it. For the owner: setting up, never a request. */
export async function saveSystem(db: Db, system: System): Promise<void> {
  const { fixedToday: fixed_today, ...rest } = system
  await tables(db)
    .insertInto('platform.system')
    .values({ ...rest, fixed_today })
    .onConflict(conflict =>
      conflict
        .column('system')
        .doUpdateSet({ name: rest.name, fixed_today, demonstration: rest.demonstration }),
    )
    .execute()
}
