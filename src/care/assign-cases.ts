/**
 * Several cases to one coordinator at once. Each is an act of its own, with its own version check: what can be done is
 * done, and every refusal is told for its case.
 */
import type { Refusal } from '#kit'
import { type Actor, audit, guardRole, type Tx } from '#platform'
import { formOfJson } from '#web'
import { caseActs } from './acts/index.ts'
import type { Case } from './case.ts'
import { doAct } from './do-act.ts'
import { anyPathwayRule, type PathwayAct, pathways, rowFor } from './pathways/index.ts'
import { findCase } from './store.ts'

export type Assigning = {
  readonly coordinator: string
  readonly cases: readonly { readonly id: string; readonly seen?: number }[]
}
export type Assigned = {
  readonly done: readonly string[]
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[]
}

const naming: readonly PathwayAct[] = ['name-coordinator', 'change-coordinator']

/** Naming where the case has nobody yet, changing where it has; undefined where neither is possible as it stands. */
export const assigningAct = ({ pathway, state }: Pick<Case, 'pathway' | 'state'>): PathwayAct | undefined =>
  naming.find(act => rowFor(pathways[pathway], act)?.from.includes(state))

export async function assignCases(tx: Tx, actor: Actor, assigning: Assigning): Promise<Assigned> {
  const done: string[] = []
  const refused: { id: string; refusal: Refusal }[] = []
  // In one order for everybody, so that two leads who assign the same cases at once wait and do not lock each other.
  const cases = [...assigning.cases].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const each of cases) {
    const act = await actFor(tx, actor, each.id)
    const form = formOfJson({ coordinator: assigning.coordinator })
    const acted = await doAct(tx, actor, act, { ...each, case: each.id, form })
    if (acted.ok) done.push(each.id)
    else refused.push({ id: each.id, refusal: acted.refusal })
  }
  for (const { id, refusal } of refused)
    await audit(tx, actor, {
      ...{ act: 'care.assign-cases', outcome: 'refused', refusal: refusal.code, subject: id },
    })
  return { done, refused }
}

/** Where neither act fits, the act's own guard says why. */
async function actFor(tx: Tx, actor: Actor, id: string) {
  const found = await findCase(tx, actor.system, id)
  const name = (found && assigningAct(found)) ?? 'change-coordinator'
  const act = caseActs.get(name)
  if (!act) throw new Error(`There is no act ${name}`)
  return act
}

export const mayAssign = (actor: Actor): boolean =>
  naming.every(act => guardRole(anyPathwayRule(act), actor) === undefined)
