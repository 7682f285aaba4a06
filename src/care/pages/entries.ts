/** What is recorded on a case, by kind and day and without what it says: for the auditor who has it open. */
import { type Fact, factsOf, subjectOf, tombstonesOf } from '#facts'
import { refuse } from '#kit'
import { type Actor, audit, guard, isRoleId, roleOf, type Tx } from '#platform'
import type { Page } from '#web'
import type { Case } from '../case.ts'
import { factTitles } from '../fact-titles.ts'
import { mustStay } from '../redact-fact.ts'
import { careRules } from '../rules.ts'
import { findCase } from '../store.ts'
import { EntriesPage, type EntryRow } from './entries.page.tsx'

export const titleOfEntry = ({ name }: Pick<Fact, 'name'>): string => factTitles[name] ?? name
export const roleInWords = (role: string): string =>
  (isRoleId(role) ? roleOf(role).title : role).toLowerCase()

export type OpenedByGlass = {
  readonly found: Case
  readonly facts: readonly Fact[]
  readonly version: number
}

/** The case behind the glass; looking at it is audited. */
export async function openedByGlass(tx: Tx, actor: Actor, id: string) {
  const rule = careRules['list-entries']
  const refused = guard(rule, actor, { system: actor.system, subject: id })
  if (refused) return refused
  const found = await findCase(tx, actor.system, id)
  const subject = await subjectOf(tx, actor.system, id)
  if (!found || !subject) return refuse('not-found', 'There is no such case that you can see')
  const facts = await factsOf(tx, actor.system, id)
  const { person, place } = found
  await audit(tx, actor, {
    ...{ act: rule.act, outcome: 'read', subject: id, person, place, rows: facts.length },
  })
  return { found, facts, version: subject.version } satisfies OpenedByGlass
}

export const entriesPage: Page = {
  path: '/:system/work/cases/:id/entries',
  act: careRules['list-entries'],
  async show({ tx, actor, params }) {
    const id = params.id ?? ''
    const opened = await openedByGlass(tx, actor, id)
    if ('refusal' in opened) return opened
    const removed = await tombstonesOf(tx, actor.system, id)
    const base = `/${actor.system}/work/cases/${id}`
    const title = `Entries of the case ${opened.found.reference}`
    return {
      ...{ title, section: 'work' },
      body: EntriesPage({
        ...{ title, today: actor.at.today, lookedHref: `${base}/looked` },
        glassHref: `/${actor.system}/work/break-glass`,
        entries: opened.facts.map(fact => entryRow(fact, opened.facts, base)),
        removed: removed.map(gone => ({ ...gone, title: titleOfEntry(gone) })),
      }),
    }
  },
}

const entryRow = (fact: Fact, facts: readonly Fact[], base: string): EntryRow => ({
  ...{ number: fact.id, title: titleOfEntry(fact), occurredOn: fact.occurredOn, recordedAt: fact.recordedAt },
  by: [roleInWords(fact.recordedRole), fact.recordedOrganisation].filter(Boolean).join(', '),
  redactHref: mustStay(fact, facts) ? null : `${base}/redact/${fact.id}`,
})
