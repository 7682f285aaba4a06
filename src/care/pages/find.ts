/** Which case is it? What was searched for is posted, so that no name or number stands in an address. */
import { placesOf } from '#footprints'
import { done } from '#kit'
import { type Actor, audit, type Tx } from '#platform'
import { emptyForm, type Page } from '#web'
import { nothingFound, readWanted } from '../find-cases.ts'
import { careRules } from '../rules.ts'
import { casesOfPeople, type FoundCase, findCases } from '../store/find.ts'
import { FindPage } from './find.page.tsx'
import { unitTabs } from './unit-tabs.tsx'

export const findPage: Page = {
  path: '/:system/work/cases',
  act: careRules['find-case'],
  async show({ tx, actor, query, form, refusal }) {
    const people = query.getAll('person').slice(0, 20)
    const found = await casesOfPeople(tx, actor.system, people)
    await auditFound(tx, actor, found)
    const places = new Map((await placesOf(tx, actor.system)).map(each => [each.place, each.name]))
    return {
      title: 'Find a case',
      section: 'work',
      body: FindPage({
        ...{ system: actor.system, today: actor.at.today, refusal, form: form ?? emptyForm },
        tabs: await unitTabs(tx, actor),
        found:
          people.length === 0
            ? null
            : found.map(each => ({ ...each, place: places.get(each.place) ?? each.place })),
      }),
    }
  },
  submit: {
    act: careRules['find-case'],
    async handle({ tx, actor, form }) {
      const wanted = readWanted(form)
      if (!wanted.ok) return wanted
      const found = await findCases(tx, actor.system, wanted.value)
      const [only, ...others] = found
      if (!only) return nothingFound(wanted.value)
      await auditFound(tx, actor, found)
      const base = `/${actor.system}/work/cases`
      if (others.length === 0) return done({ goTo: `${base}/${only.id}` })
      const people = new URLSearchParams(
        [...new Set(found.map(each => each.person))].map(id => ['person', id]),
      )
      return done({ goTo: `${base}?${people}` })
    },
  },
}

/** One row a person, so that who was found by whom can be told. */
async function auditFound(tx: Tx, actor: Actor, found: readonly FoundCase[]): Promise<void> {
  const people = new Map(found.map(each => [each.person, each.place]))
  for (const [person, place] of people)
    await audit(tx, actor, {
      ...{ act: careRules['find-case'].act, outcome: 'read', person, place },
      rows: found.filter(each => each.person === person).length,
    })
}
