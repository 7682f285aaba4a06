/** Where is every case of a team, and what is stuck? Who has nobody, who carries how much, whom do we wait for. */
import { nextDueOf } from '#clocks'
import { versionsOf } from '#facts'
import { type Team, teamsOf } from '#footprints'
import { done, parseDay, refuse } from '#kit'
import { type Actor, audit, guard, guardRole, type Tx } from '#platform'
import { colleagues, type Page, type PageContext } from '#web'
import { mayAssign } from '../assign-cases.ts'
import { coordinatorRoles } from '../offers.ts'
import { careRules, unit } from '../rules.ts'
import { countByStateAndAge, countByTeam, countLimitsByTeam } from '../store/counts.ts'
import { type AfterCase, loadsOf, type TeamCase, unassignedCases, waitedForBy } from '../store/team.ts'
import { unitRules } from '../working-day.ts'
import type { TickRow } from './assigning.page.tsx'
import { assignTicked, outcomeIn, outcomeQuery, refusedIn } from './assigning.ts'
import { type TeamModel, TeamPage } from './team.page.tsx'
import { unitTabs } from './unit-tabs.tsx'

const rowsPerPage = 20
export const noSuchTeam = refuse('not-found', 'There is no such team that you can see')

/** A team of the actor's own places; the hub has a page of its own. */
export async function teamIn(
  tx: Tx,
  actor: Actor,
  name: string | undefined,
): Promise<(Team & { place: string }) | undefined> {
  const team = (await teamsOf(tx, actor.system)).find(each => each.team === name)
  if (!team?.place) return undefined
  const { place } = team
  const refused = guard(careRules['view-team'], actor, { system: actor.system, place })
  return refused ? undefined : { ...team, place }
}

export const teamPage: Page = {
  path: '/:system/work/teams/:team',
  act: careRules['view-team'],
  async show(context) {
    const { tx, actor, params } = context
    const team = await teamIn(tx, actor, params.team)
    if (!team) return noSuchTeam
    const model = await modelOf(context, team)
    await audit(tx, actor, {
      ...{ act: careRules['view-team'].act, outcome: 'read', place: team.place, rows: model.rows.length },
    })
    return { title: team.name, section: 'work', tables: 'as-files', body: TeamPage(model) }
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

async function modelOf(context: PageContext, team: Team & { place: string }): Promise<TeamModel> {
  const { tx, actor, query, form, refusal, count } = context
  const { system } = actor
  const { today } = actor.at
  const after = afterIn(query)
  const [byAge, teams, limits] = await count(
    async counting =>
      [
        await countByStateAndAge(counting, system, team.team, today),
        await countByTeam(counting, system, today, team.team),
        await countLimitsByTeam(counting, system, today, team.team),
      ] as const,
  )
  const found = await unassignedCases(tx, system, team.team, {
    limit: rowsPerPage + 1,
    ...(after ? { after } : {}),
  })
  const shown = found.slice(0, rowsPerPage)
  const last = shown.at(-1)
  const counts = teams.find(each => each.team === team.team)
  const late = limits.find(each => each.team === team.team)
  const names = new Map((await colleagues(tx, actor, unit)).map(each => [each.id, each.name]))
  const assigns = mayAssign(actor) && guardRole(careRules['assign-cases'], actor) === undefined
  return {
    ...{ system, team, today, byAge, refusal, assigns, tabs: await unitTabs(tx, actor) },
    counts: { open: 0, unassigned: 0, stuck: 0, waiting: 0, toVerify: 0, ...counts },
    limits: { late: late?.late ?? 0, soon: late?.soon ?? 0 },
    outcome: await outcomeIn(tx, actor, query),
    rows: await tickRows(context, shown),
    coordinators: await coordinatorsOf(tx, actor, team.place),
    chosen: form?.text('coordinator') ?? query.get('coordinator') ?? '',
    loads: assigns
      ? (await loadsOf(tx, system, team.team)).map(load => ({
          ...load,
          name: names.get(load.coordinator) ?? 'somebody who has left',
        }))
      : [],
    waitedFor: await waitedForBy(tx, system, team.team),
    nextHref: found.length > rowsPerPage && last ? `?after=${last.receivedOn}~${last.id}` : undefined,
  }
}

function afterIn(query: URLSearchParams): AfterCase | undefined {
  const [received, id] = (query.get('after') ?? '').split('~')
  const receivedOn = parseDay(received ?? '')
  return receivedOn && id ? { receivedOn, id } : undefined
}

export const coordinatorsOf = async (tx: Tx, actor: Actor, place: string) =>
  (await colleagues(tx, actor, coordinatorRoles))
    .filter(each => each.places.includes(place))
    .map(each => ({ id: each.id, text: `${each.name}, ${each.role.replace('-', ' ')}` }))

/** Rows to tick: those that were refused or posted just now stay ticked, with why. */
export async function tickRows(
  { tx, actor, query, form, refusal }: PageContext,
  cases: readonly TeamCase[],
  ticked: 'posted' | 'all' = 'posted',
): Promise<TickRow[]> {
  const ids = cases.map(each => each.id)
  const versions = await versionsOf(tx, actor.system, ids)
  const due = await nextDueOf(tx, actor.system, ids, unitRules)
  const posted = form?.all('case') ?? refusedIn(query).map(each => each.id)
  const messages = new Map(
    (refusal ? [refusal, ...(refusal.others ?? [])] : []).map(each => [each.field, each.message]),
  )
  return cases.map(each => ({
    ...each,
    name: `${each.familyName.toUpperCase()}, ${each.givenName}`,
    href: `/${actor.system}/work/cases/${each.id}`,
    ...{ dueOn: due.get(each.id), version: versions.get(each.id) ?? 0 },
    isTicked: form ? posted.includes(each.id) : ticked === 'all' || posted.includes(each.id),
    why: messages.get(each.id),
  }))
}
