/** How late are we, where, since when, and who is next? Totals for the director and the leads; nobody's name. */
import { limitOf, ruleNamed } from '#clocks'
import { namedOn, placesOf, teamsOf } from '#footprints'
import { type Actor, audit, guardRole, type Tx } from '#platform'
import type { Page } from '#web'
import { decidedInTime, shownFrom } from '../decided-in-time.ts'
import { type Grouping, groupings, overviewOf } from '../overview.ts'
import { careRules } from '../rules.ts'
import { countConcluded, countDecisions, countPromises, countReviews } from '../store/overview.ts'
import { unitRules } from '../working-day.ts'
import { OverviewPage } from './overview.page.tsx'
import { unitTabs } from './unit-tabs.tsx'

export const overviewPage: Page = {
  path: '/:system/work/overview',
  act: careRules['view-overview'],
  async show({ tx, actor, query, count, system: { name: systemName, demonstration } }) {
    const { system } = actor
    const { today } = actor.at
    const by = groupingIn(query)
    const [decisions, reviews, promises, concluded] = await count(
      async counting =>
        [
          await countDecisions(counting, system, today),
          await countReviews(counting, system, today),
          await countPromises(counting, system, today),
          await countConcluded(counting, system, shownFrom(today), today),
        ] as const,
    )
    const overview = overviewOf(decisions, reviews, by)
    const names = await namesOf(
      tx,
      actor,
      by,
      overview.aged.map(each => each.key),
    )
    await audit(tx, actor, { act: careRules['view-overview'].act, outcome: 'read', rows: 0 })
    return {
      title: 'How late are we?',
      ...{ section: 'work', tables: 'as-files' },
      body: OverviewPage({
        ...{ system, systemName, today, by, overview, tabs: await unitTabs(tx, actor) },
        ...{ inTime: decidedInTime(concluded, today), mark: demonstration ? ' [invented]' : '' },
        nameOf: key => names.get(key) ?? (key === '' ? 'not recorded' : key),
        hrefOf: by === 'team' ? key => teamHref(actor, names, key) : () => undefined,
        promises: unitRules.map(rule => {
          const found = promises.find(each => each.rule === rule)
          return {
            title: limitOf(ruleNamed(rule).limit).title,
            ...{ running: found?.running ?? 0, late: found?.late ?? 0, soon: found?.soon ?? 0 },
          }
        }),
      }),
    }
  },
}

const groupingIn = (query: URLSearchParams): Grouping =>
  (Object.keys(groupings) as Grouping[]).find(each => each === query.get('by')) ?? 'place'

const teamHref = (actor: Actor, names: ReadonlyMap<string, string>, key: string): string | undefined =>
  names.has(key) && guardRole(careRules['view-team'], actor) === undefined
    ? `/${actor.system}/work/teams/${key}`
    : undefined

async function namesOf(
  tx: Tx,
  actor: Actor,
  by: Grouping,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { system, at } = actor
  if (by === 'place') return new Map((await placesOf(tx, system)).map(each => [each.place, each.name]))
  if (by === 'team') return new Map((await teamsOf(tx, system)).map(each => [each.team, each.name]))
  const found = await namedOn(tx, [...keys], at.today)
  return new Map([...found].map(([code, organisation]) => [code, organisation.name]))
}
