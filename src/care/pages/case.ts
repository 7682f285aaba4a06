/** What happened, what is due, who is in charge? One case, for the unit. */
import { clocksOf } from '#clocks'
import { factsOf, subjectOf, tombstonesOf } from '#facts'
import { namedOn, placesOf } from '#footprints'
import { refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import type { Page } from '#web'
import { awaitedIn } from '../awaited.ts'
import type { Case } from '../case.ts'
import { toldIn } from '../family/tell-us.ts'
import { type Awaited, answersTo, nextActOf } from '../next-step.ts'
import { actTitles } from '../pathways/index.ts'
import { possibleActs } from '../possible-acts.ts'
import { careRules } from '../rules.ts'
import { representativesOf } from '../store/representatives.ts'
import { findCase, findPerson, type KeptCase } from '../store.ts'
import { type CaseAction, type CaseModel, CasePage } from './case.page.tsx'
import { historyOf, unitNames } from './history.ts'
import { limitModels } from './time-limits.tsx'

export const casePage: Page = {
  path: '/:system/work/cases/:id',
  act: careRules['view-case'],
  async show({ tx, actor, params }) {
    const found = await findCase(tx, actor.system, params.id ?? '')
    if (!found) return refuse('not-found', 'There is no such case that you can see')
    const target = { system: actor.system, subject: found.id, place: found.place }
    const refused = guard(careRules['view-case'], actor, target)
    if (refused) return refused
    await audit(tx, actor, {
      ...{ act: careRules['view-case'].act, outcome: 'read', subject: found.id, rows: 1 },
      ...{ person: found.person, place: found.place },
    })
    const model = await modelOf(tx, actor, found)
    return { title: model.heading, section: 'work', body: CasePage(model) }
  },
}

async function modelOf(tx: Tx, actor: Actor, found: KeptCase): Promise<CaseModel> {
  const { system } = actor
  const person = await findPerson(tx, system, found.person)
  if (!person) throw new Error(`Case ${found.id} has no person that can be seen`)
  const facts = await factsOf(tx, system, found.id)
  const clocks = await clocksOf(tx, system, found.id)
  const subject = await subjectOf(tx, system, found.id)
  const names = await unitNames(tx, actor)
  const place = (await placesOf(tx, system)).find(each => each.place === found.place)
  const commissioner = (await namedOn(tx, [found.commissioner], actor.at.today)).get(found.commissioner)
  return {
    heading: `${person.givenName} ${person.familyName}`,
    keptAs: found.localId,
    ...{ case: found, person, today: actor.at.today, version: subject?.version ?? 0 },
    ...{ place: place?.name ?? found.place, commissioner: commissioner?.name ?? found.commissioner },
    coordinator:
      found.coordinator === null ? null : (names.get(found.coordinator) ?? 'somebody who has left'),
    limits: limitModels(clocks, facts),
    timeline: await historyOf(tx, actor, facts, names),
    removed: await tombstonesOf(tx, system, found.id),
    actions: actionsFor(actor, found, awaitedIn(facts)),
    family: await representativesOf(tx, system, found.reference),
    told: toldIn(facts),
    base: `/${system}/work/cases/${found.id}`,
  }
}

/**
 * What the pathway's table allows this actor to do now, as buttons: made from the same rows as the guards. What the
 * case waits for comes before its next step.
 */
export function actionsFor(actor: Actor, found: Case, awaited: Awaited | null = null): CaseAction[] {
  const next = [...(awaited ? answersTo[awaited] : []), nextActOf(found)]
  const allowed = possibleActs(actor, found)
  const inOrder = [
    ...next.flatMap(act => allowed.find(row => row.act === act) ?? []),
    ...allowed.filter(row => !next.includes(row.act)),
  ]
  return inOrder.map(row => ({
    title: actTitles[row.act],
    href: `act/${row.act}`,
    isNextStep: next.includes(row.act),
  }))
}
