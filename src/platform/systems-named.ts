/** The options that commands about systems share: `--system NAME`, all of them without; `--json`. */
import { parseArgs } from 'node:util'
import { done, type Result, refuse } from '#kit'
import type { Database } from './database.ts'
import { refuseWithoutTables } from './migrate.ts'
import { type System, systemsOf } from './wall-clock.ts'

const options = { system: { type: 'string' }, json: { type: 'boolean' } } as const

export type AboutSystems = { readonly system: string | undefined; readonly form: 'json' | 'text' }

export function aboutSystems(args: readonly string[]): Result<AboutSystems> {
  try {
    const { system, json } = parseArgs({ args: [...args], options }).values
    return done({ system, form: json ? 'json' : 'text' })
  } catch (cause) {
    if (cause instanceof TypeError) return refuse('invalid', cause.message)
    throw cause
  }
}

/** Refused where there are no tables, or no such system. */
export async function systemsNamed(
  { db }: Database,
  { system }: AboutSystems,
): Promise<Result<readonly System[]>> {
  const unready = await refuseWithoutTables(db)
  if (unready) return unready
  const all = await systemsOf(db)
  const wanted = all.filter(each => system === undefined || each.system === system)
  if (system !== undefined && wanted.length === 0)
    return refuse('not-found', `There is no system “${system}”`, { field: '--system' })
  return done(wanted)
}
