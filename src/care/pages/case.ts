/** What happened, what is due, who is in charge? One case, for the unit. */
import { type ClockRow, clocksOf, limitOf, readClocks, ruleNamed } from '#clocks'
import { type Fact, factsOf, standing, subjectOf, tombstonesOf } from '#facts'
import { placesOf } from '#footprints'
import { refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import { colleagues, type Page } from '#web'
import { actRule, acts, type CareAct } from '../acts.ts'
import type { Case } from '../case.ts'
import { findCase, findPerson } from '../store.ts'
import { type CaseAction, type CaseModel, CasePage } from './case.page.tsx'
import { timelineEntry } from './timeline-entry.ts'

/** Where each act that a button can stand for is done. */
const addresses: Partial<Record<CareAct, string>> = {
  'name-coordinator': 'coordinator',
  'verify-decision': 'decision',
}

export const casePage: Page = {
  path: '/:system/work/cases/:id',
  act: actRule('view-case'),
  async show({ tx, actor, params }) {
    const found = await findCase(tx, actor.system, params.id ?? '')
    if (!found) return refuse('not-found', 'There is no such case that you can see')
    const refused = guard(actRule('view-case'), actor, {
      system: actor.system,
      subject: found.id,
      place: found.place,
    })
    if (refused) return refused
    await audit(tx, actor, {
      ...{ act: actRule('view-case').act, outcome: 'read', subject: found.id, rows: 1 },
      ...{ person: found.person, place: found.place },
    })
    const model = await modelOf(tx, actor, found)
    return { title: model.heading, section: 'work', body: CasePage(model) }
  },
}

async function modelOf(tx: Tx, actor: Actor, found: Case): Promise<CaseModel> {
  const { system } = actor
  const person = await findPerson(tx, system, found.person)
  if (!person) throw new Error(`Case ${found.id} has no person that can be seen`)
  const [facts, clocks, subject, gone] = [
    await factsOf(tx, system, found.id),
    await clocksOf(tx, system, found.id),
    await subjectOf(tx, system, found.id),
    await tombstonesOf(tx, system, found.id),
  ]
  const staff = await colleagues(tx, actor, [
    'nurse-assessor',
    'social-worker',
    'place-lead',
    'hub-verifier',
    'broker',
  ])
  const names = new Map(staff.map(each => [each.id, each.name]))
  const place = (await placesOf(tx, system)).find(each => each.id === found.place)
  const held = standing(facts)
  return {
    heading: `${person.givenName} ${person.familyName}`,
    ...{ case: found, person, today: actor.at.today, version: subject?.version ?? 0 },
    place: place?.name ?? found.place,
    coordinator:
      found.coordinator === null ? null : (names.get(found.coordinator) ?? 'somebody who has left'),
    limits: clocks.map(clock => limitModel(clock, facts)),
    timeline: facts.map(fact => timelineEntry(fact, facts, held, names)),
    removed: gone,
    actions: actionsFor(actor, found),
    base: `/${system}/work/cases/${found.id}`,
  }
}

function limitModel(clock: ClockRow, facts: readonly Fact[]): CaseModel['limits'][number] {
  const rule = ruleNamed(clock.rule)
  const reading = readClocks(rule, facts).find(each => each.startingFact === clock.starting_fact)
  return {
    title: limitOf(rule.limit).title,
    ...{
      startedOn: clock.started_on,
      dueOn: clock.due_on,
      stoppedOn: clock.stopped_on,
      outcome: clock.outcome,
    },
    how: reading?.working ?? [],
  }
}

/** What the table allows this actor to do now, as buttons; made from the same rows as the guards. */
export function actionsFor(actor: Actor, found: Case): CaseAction[] {
  return Object.entries(addresses).flatMap(([act, address]) => {
    const rule = acts[act as CareAct]
    const target = { system: actor.system, subject: found.id, place: found.place, state: found.state }
    return guard(rule, actor, target) ? [] : [{ title: rule.title, href: address }]
  })
}
