/** What happened, what is due, who is in charge? One case, for the unit. */
import { type ClockRow, clocksOf, limitOf, readClocks, ruleNamed } from '#clocks'
import { type Fact, factsOf, standing, subjectOf, tombstonesOf } from '#facts'
import { namedOn, placesOf } from '#footprints'
import { parseDay, refuse } from '#kit'
import { type Actor, audit, guard, type Tx } from '#platform'
import { colleagues, dayInWords, type Page } from '#web'
import type { Case } from '../case.ts'
import { actTitles } from '../pathways/index.ts'
import { possibleActs } from '../possible-acts.ts'
import { careRules, unit } from '../rules.ts'
import { findCase, findPerson } from '../store.ts'
import { type CaseAction, type CaseModel, CasePage } from './case.page.tsx'
import { timelineEntry } from './timeline-entry.ts'

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

async function modelOf(tx: Tx, actor: Actor, found: Case): Promise<CaseModel> {
  const { system } = actor
  const person = await findPerson(tx, system, found.person)
  if (!person) throw new Error(`Case ${found.id} has no person that can be seen`)
  const facts = await factsOf(tx, system, found.id)
  const clocks = await clocksOf(tx, system, found.id)
  const subject = await subjectOf(tx, system, found.id)
  const names = new Map((await colleagues(tx, actor, unit)).map(each => [each.id, each.name]))
  const place = (await placesOf(tx, system)).find(each => each.place === found.place)
  const commissioner = (await namedOn(tx, [found.commissioner], actor.at.today)).get(found.commissioner)
  const held = standing(facts)
  return {
    heading: `${person.givenName} ${person.familyName}`,
    ...{ case: found, person, today: actor.at.today, version: subject?.version ?? 0 },
    ...{ place: place?.name ?? found.place, commissioner: commissioner?.name ?? found.commissioner },
    coordinator:
      found.coordinator === null ? null : (names.get(found.coordinator) ?? 'somebody who has left'),
    limits: clocks.map(clock => limitModel(clock, facts)),
    timeline: facts.map(fact => timelineEntry(fact, facts, held, names)),
    removed: await tombstonesOf(tx, system, found.id),
    actions: actionsFor(actor, found),
    base: `/${system}/work/cases/${found.id}`,
  }
}

function limitModel(clock: ClockRow, facts: readonly Fact[]): CaseModel['limits'][number] {
  const rule = ruleNamed(clock.rule)
  const limit = limitOf(rule.limit)
  const reading = readClocks(rule, facts).find(each => each.startingFact === clock.starting_fact)
  return {
    ...{ title: limit.title, verified: limit.verified },
    ...{
      startedOn: clock.started_on,
      dueOn: clock.due_on,
      stoppedOn: clock.stopped_on,
      outcome: clock.outcome,
    },
    how: (reading?.working ?? []).map(daysInWords),
  }
}

/** The working of a due date keeps its days as the record does; a person reads them in words. */
const daysInWords = (line: string): string =>
  line.replaceAll(/\d{4}-\d{2}-\d{2}/g, text => {
    const day = parseDay(text)
    return day ? dayInWords(day) : text
  })

/** What the pathway's table allows this actor to do now, as buttons: made from the same rows as the guards. */
export function actionsFor(actor: Actor, found: Case): CaseAction[] {
  return possibleActs(actor, found).map(row => ({
    title: actTitles[row.act],
    href: `act/${row.act}`,
    isNextStep: row.to !== undefined && !endings.has(row.act),
  }))
}

/** Acts that change the state but are not what one hopes to do next. */
const endings = new Set(['close-without-decision', 'record-death', 'return-to-team', 'screen', 'end-package'])
