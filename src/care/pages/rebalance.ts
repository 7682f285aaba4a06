/** Sharing out: the page proposes which cases change hands and says why those; a person confirms. */
import { done } from '#kit'
import { audit } from '#platform'
import { colleagues, type Page, type PageContext } from '#web'
import { careRules, unit } from '../rules.ts'
import { casesToMove, loadsOf } from '../store/team.ts'
import { assignTicked, mostAtOnce, outcomeQuery } from './assigning.ts'
import { type RebalanceModel, RebalancePage } from './rebalance.page.tsx'
import { coordinatorsOf, noSuchTeam, teamIn, tickRows } from './team.ts'

export const rebalancePage: Page = {
  path: '/:system/work/teams/:team/rebalance',
  act: { ...careRules['assign-cases'], reads: true },
  async show(context) {
    const { tx, actor, params } = context
    const team = await teamIn(tx, actor, params.team)
    if (!team) return noSuchTeam
    const model = await modelOf(context, team)
    await audit(tx, actor, {
      ...{ act: careRules['view-team'].act, outcome: 'read', place: team.place, rows: model.rows.length },
    })
    return { title: 'Share out the work', section: 'work', body: RebalancePage(model) }
  },
  submit: {
    act: careRules['assign-cases'],
    async handle({ tx, actor, params, form }) {
      const team = await teamIn(tx, actor, params.team)
      if (!team) return noSuchTeam
      const assigned = await assignTicked(tx, actor, form)
      if (!assigned.ok) return assigned
      const query = outcomeQuery(assigned.value, form.text('coordinator'))
      return done({ goTo: `/${actor.system}/work/teams/${team.team}?${query}` })
    },
  },
}

async function modelOf(
  context: PageContext,
  team: { readonly team: string; readonly name: string; readonly place: string },
): Promise<RebalanceModel> {
  const { tx, actor, query, refusal, form } = context
  const { system } = actor
  const loads = await loadsOf(tx, system, team.team)
  const loadOf = (coordinator: string): number => {
    const load = loads.find(each => each.coordinator === coordinator)
    return (load?.undecided ?? 0) + (load?.inCare ?? 0)
  }
  const names = new Map((await colleagues(tx, actor, unit)).map(each => [each.id, each.name]))
  const from = query.get('from') ?? ''
  const chosen = form?.text('coordinator') ?? query.get('to') ?? ''
  const count = numberIn(query.get('count')) ?? evenedOut(loadOf(from), loadOf(chosen))
  const coordinators = (await coordinatorsOf(tx, actor, team.place)).map(each => ({
    ...each,
    text: `${each.text}: ${loadOf(each.id)} open`,
  }))
  const cases = from === '' ? [] : await casesToMove(tx, system, team.team, { from, count })
  return {
    ...{ system, team, today: actor.at.today, refusal, chosen, count, from },
    fromName: names.get(from) ?? 'somebody who has left',
    carriers: loads
      .map(({ coordinator }) => ({
        id: coordinator,
        text: `${names.get(coordinator) ?? 'somebody who has left'}: ${loadOf(coordinator)} open`,
      }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
    coordinators: coordinators.filter(each => each.id !== from),
    rows: await tickRows(context, cases, 'all'),
  }
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,2}$/.test(text) && Number(text) > 0
    ? Math.min(Number(text), mostAtOnce)
    : undefined
}

/** As many as make both the same; one at least. */
export const evenedOut = (from: number, to: number): number =>
  Math.min(mostAtOnce, Math.max(1, Math.floor((from - to) / 2)))
