/** Keeping a proposal for the staff of one's system, under a name, to lay it beside others; and letting it go. */
import { randomUUID } from 'node:crypto'
import { done, type Result, refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import { linesOn } from '../store/lines.ts'
import { deleteProposal, insertProposal } from '../store/proposals.ts'
import { allChanged, writeChange } from './change.ts'
import type { Proposal } from './proposal.ts'
import { redrawRules } from './rules.ts'

const longestName = 80

/** A part of a council counts as a part from `share` on (0 to 1). */
export type CountedProposal = { readonly proposal: Proposal; readonly share: number }

/**
 * Answers with the id of what is kept. Refuses: `not-permitted`; `invalid` without a name, without a change, or with one
 * that cannot be done; `out-of-order` where the name is taken.
 */
export async function keepProposal(
  tx: Tx,
  actor: Actor,
  { proposal, share }: CountedProposal,
  name: string,
): Promise<Result<string>> {
  const rule = redrawRules['keep-proposal']
  const refused = guard(rule, actor, { system: actor.system })
  if (refused) return refused
  const named = name.trim()
  if (named === '' || named.length > longestName)
    return refuse('invalid', `Give the proposal a name of at most ${longestName} letters.`, { field: 'name' })
  if (proposal.changes.length === 0)
    return refuse('invalid', 'Nothing is changed yet, so there is nothing to keep.', { field: 'name' })
  const drawn = allChanged(await linesOn(tx, proposal.on), proposal.changes)
  if (!drawn.ok) return drawn
  const id = randomUUID()
  const kept = { id, name: named, on: proposal.on, changes: proposal.changes.map(writeChange), share }
  if (!(await insertProposal(tx, actor, kept)))
    return refuse(
      'out-of-order',
      `A proposal called “${named}” is kept already. Give this one another name.`,
      {
        field: 'name',
      },
    )
  await audit(tx, actor, { act: rule.act, outcome: 'done', subject: id })
  return done(id)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Answers with its name. Refuses: `not-permitted`; `not-found` where the system keeps no such proposal. */
export async function dropProposal(tx: Tx, actor: Actor, id: string): Promise<Result<string>> {
  const rule = redrawRules['drop-proposal']
  const refused = guard(rule, actor, { system: actor.system })
  if (refused) return refused
  const name = uuid.test(id) ? await deleteProposal(tx, actor.system, id) : undefined
  if (name === undefined)
    return refuse('not-found', 'There is no such proposal: somebody may have let it go.')
  await audit(tx, actor, { act: rule.act, outcome: 'done', subject: id })
  return done(name)
}
