/** Who may act for somebody. */
import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Actor, Db, Tx } from '#platform'

export const authorityTitles = {
  consent: 'with consent',
  attorney: 'attorney',
  deputy: 'deputy',
  'best-interests': 'consulted about best interests',
  'own-case': 'your own case',
} as const
export type Authority = keyof typeof authorityTitles

export type Representative = {
  readonly reference: string
  readonly name: string
  readonly relationship: string
  readonly authority: Authority
  readonly checkedOn: Day
}
type Row = {
  system: string
  reference: string
  code_hash: string | null
  actor: string | null
  name: string
  relationship: string
  authority: Authority
  checked_on: Day
  place: string
  ended_on: Day | null
}
type CaseKey = { system: string; id: string; reference: string; person: string }
const tables = (tx: Db | Tx) => tx.withTables<{ 'care.representative': Row; 'care.case': CaseKey }>()
const columns = ['reference', 'name', 'relationship', 'authority', 'checked_on as checkedOn'] as const

export async function insertRepresentative(
  tx: Tx,
  { system }: Actor,
  place: string,
  who: Representative & { readonly codeHash: string },
): Promise<void> {
  const { codeHash: code_hash, checkedOn: checked_on, ...rest } = who
  await tables(tx)
    .insertInto('care.representative')
    .values({ ...{ system, place, code_hash, checked_on, actor: null, ended_on: null }, ...rest })
    .onConflict(conflict => conflict.columns(['system', 'reference', 'name']).doNothing())
    .execute()
}

/** The cases an account may follow, as itself. */
export const representationsOf = (tx: Tx, actor: Actor): Promise<Representative[]> =>
  tables(tx)
    .selectFrom('care.representative')
    .select(columns)
    .where('system', '=', actor.system)
    .where('actor', '=', actor.id)
    .where('ended_on', 'is', null)
    .orderBy('reference')
    .execute()

/** Who may act for somebody in a case, as far as the actor may see them. */
export const representativesOf = (tx: Tx, system: string, reference: string): Promise<Representative[]> =>
  tables(tx)
    .selectFrom('care.representative')
    .select(columns)
    .where('system', '=', system)
    .where('reference', '=', reference)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()

export async function claimAccess(tx: Tx, reference: string, codeHash: string): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`
    select care.claim_access(${reference}, ${codeHash}) as claimed`.execute(tx)
  return rows[0]?.claimed ?? false
}

/** Case and person of everything this account acts for: what sign-in opens to it. By the owner's connection. */
export async function subjectsOfFamily(db: Db, system: string, actor: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('care.representative as who')
    .innerJoin('care.case as case', join =>
      join.onRef('case.system', '=', 'who.system').onRef('case.reference', '=', 'who.reference'),
    )
    .select(['case.id', 'case.person'])
    .where('who.system', '=', system)
    .where('who.actor', '=', actor)
    .where('who.ended_on', 'is', null)
    .execute()
  return rows.flatMap(({ id, person }) => [id, person])
}

export const caseIdByReference = async (
  tx: Tx,
  system: string,
  reference: string,
): Promise<string | undefined> => {
  const found = await tables(tx)
    .selectFrom('care.case')
    .select('id')
    .where('system', '=', system)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return found?.id
}
