/** After a batch is written: the other cases of the people in it are told of their deaths, or that there was none. */
import { type Fact, factsOfMany, withdrawn } from '#facts'
import { type Day, groupedBy } from '#kit'
import type { Actor, Tx } from '#platform'
import { careFacts } from '../facts.ts'
import { deathOwed } from '../person-death.ts'
import { updateDeath } from '../store.ts'
import { applyRows } from './apply.ts'
import { knownFor, knownNow } from './known.ts'
import { type CaseloadRow, nothingSaid } from './row.ts'
import { type CaseOfPerson, casesOfPeople } from './store.ts'
import { entryOf, factsByEntry, ofPerson, ownDeath } from './stored-detail.ts'
import { takingBack } from './taking-back.ts'

export async function agreeOnDeaths(
  tx: Tx,
  system: string,
  rows: readonly CaseloadRow[],
  actor: Actor,
): Promise<void> {
  const numbers = new Set(rows.flatMap(row => row.nhs_number ?? []))
  const cases = await casesOfPeople(tx, system, [...numbers])
  const revived = new Set(
    rows.filter(isNoDeath).flatMap(row => knownNow(tx).cases.get(row.case)?.person ?? []),
  )
  const concerned = cases.filter(each => each.diedOn !== null || revived.has(each.person))
  if (concerned.length === 0) return
  const ids = concerned.map(each => each.id)
  const facts = groupedBy(await factsOfMany(tx, system, ids), fact => fact.subject)
  const diedOn = (of: CaseOfPerson): Day | null => of.diedOn ?? toldElsewhere(of.person, concerned, facts)
  for (const of of concerned)
    if (of.diedOn === null && diedOn(of) !== null) await updateDeath(tx, system, of.person, diedOn(of))
  const owed = concerned.flatMap(each => rowsOwed(each, facts.get(each.id) ?? [], diedOn(each), actor))
  if (owed.length === 0) return
  await knownFor(tx, system, owed)
  await applyRows(tx, system, owed, actor)
}

/** What one case no longer says of a death may still be what another one says. */
function toldElsewhere(
  person: string,
  cases: readonly CaseOfPerson[],
  facts: ReadonlyMap<string, readonly Fact[]>,
): Day | null {
  const own = cases
    .filter(each => each.person === person)
    .flatMap(each => ownDeath(facts.get(each.id) ?? []) ?? [])
  return own[0]?.occurredOn ?? null
}

const isNoDeath = (row: CaseloadRow): boolean => row.fact === withdrawn && row.detail.entry === careFacts.died

function rowsOwed(
  of: CaseOfPerson,
  facts: readonly Fact[],
  diedOn: Day | null,
  { at }: Actor,
): CaseloadRow[] {
  const owed = deathOwed(of, facts, diedOn)
  if (!owed) return []
  const entries = factsByEntry(facts)
  const row = { ...nothingSaid, case: of.reference, fact: careFacts.died, detail: {} }
  if (owed.is === 'to-move')
    return [{ ...row, entry: entryOf(owed.death), occurred_on: owed.on, detail: owed.death.detail }]
  if (owed.is === 'to-tell') {
    const times = facts.filter(fact => entryOf(fact).startsWith(ofPerson)).length
    return [{ ...row, entry: times === 0 ? ofPerson : `${ofPerson} ${times + 1}`, occurred_on: owed.on }]
  }
  const detail = { why: 'The person’s death was taken back', entry: careFacts.died }
  return takingBack({ facts, entries }, owed.death).map(({ id, withdraws }) => ({
    ...{ ...row, fact: withdrawn, entry: `no death: #${id}`, occurred_on: at.today, withdraws, detail },
  }))
}
