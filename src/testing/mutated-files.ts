/** Mutated files one after another through an importer: no row is lost, no file breaks it or hangs. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { rebuildClocks } from '#clocks'
import { jobActor, momentOf, type System } from '#platform'
import type { FreshDatabase } from './fresh-database.ts'

/** What an importer says of a file that it read. */
type ReadFile = {
  readonly read_rows: number
  readonly rejected_rows: number
  readonly new_rows: number | null
  readonly changed_rows: number | null
  readonly unchanged_rows: number | null
}
export type Outcomes = {
  readonly files: number
  readonly refused: number
  readonly read: number
  readonly accepted: number
  readonly rejected: number
}
export type MutatedFiles = {
  readonly database: FreshDatabase
  readonly system: System
  /** How many; the first has seed 1. */
  readonly files: number
  /** Brings the file of this seed; undefined where it was refused in words. */
  bring(seed: number): Promise<ReadFile | undefined>
}

/** Files that meet one another's rows: some hundreds, so that no case is corrected a thousand times. */
const block = 250
const tables = [
  ...['care.person', 'care.case', 'care.request_reading', 'facts.subject', 'facts.fact', 'clocks.clock'],
  ...['platform.import_run', 'platform.import_row', 'platform.audit', 'platform.audit_unsealed'],
]
const longest = 60_000

/** `MUTATED_FROM=N` begins with seed N: a seed that failed is found again from the beginning of its block. */
const first = Number(process.env.MUTATED_FROM ?? 1)

/** Between blocks the clocks are held to the facts, and the system is emptied. */
export async function bringMutated({ files, bring, database, system }: MutatedFiles): Promise<Outcomes> {
  let outcomes: Outcomes = { files: 0, refused: 0, read: 0, accepted: 0, rejected: 0 }
  for (let seed = first; seed < first + files; seed += 1) {
    outcomes = sum(outcomes, await inTime(seed, bring(seed)), seed)
    if (seed % block !== 0) continue
    await clocksAreAsRebuilt(database, system)
    await sql`truncate ${sql.join(tables.map(table => sql.table(table)))} cascade`.execute(database.db)
  }
  await clocksAreAsRebuilt(database, system)
  const { refused, accepted, rejected } = outcomes
  assert.ok(refused > 0 && accepted > 0 && rejected > 0, JSON.stringify(outcomes))
  return outcomes
}

async function clocksAreAsRebuilt({ db }: FreshDatabase, system: System): Promise<void> {
  const stored = async () =>
    (await sql`select * from clocks.clock order by subject, rule, starting_fact`.execute(db)).rows
  const before = await stored()
  const { rows } = await sql<{ place: string }>`
    select place from footprints.place where system = ${system.system}`.execute(db)
  const places = rows.map(each => each.place)
  await rebuildClocks(db, jobActor('rebuild', system.system, places, momentOf(system), 'test'))
  assert.deepEqual(await stored(), before)
}

async function inTime<T>(seed: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_proceed, fail) => {
    timer = setTimeout(() => fail(new Error('took longer than a minute')), longest)
  })
  try {
    return await Promise.race([work, late])
  } catch (cause) {
    throw new Error(`seed ${seed}`, { cause })
  } finally {
    clearTimeout(timer)
  }
}

function sum(before: Outcomes, file: ReadFile | undefined, seed: number): Outcomes {
  const { files, refused, read, accepted, rejected } = before
  if (!file) return { ...before, files: files + 1, refused: refused + 1 }
  const taken = file.new_rows! + file.changed_rows! + file.unchanged_rows!
  assert.equal(taken + file.rejected_rows, file.read_rows, `seed ${seed}`)
  return {
    ...{ files: files + 1, refused, read: read + file.read_rows },
    ...{ accepted: accepted + taken, rejected: rejected + file.rejected_rows },
  }
}
