/** Where is every case of the unit, and what is stuck? All teams, what waits to be verified, what has nobody. */
import { teamsOf } from '#footprints'
import { audit } from '#platform'
import type { Page } from '#web'
import { careRules } from '../rules.ts'
import { countByTeam, countLimitsByTeam } from '../store/counts.ts'
import { HubPage, type HubRow } from './hub.page.tsx'
import { unitTabs } from './unit-tabs.tsx'

const nothing = { open: 0, unassigned: 0, stuck: 0, waiting: 0, toVerify: 0, late: 0, soon: 0 }

export const hubPage: Page = {
  path: '/:system/work/hub',
  act: careRules['view-hub'],
  async show({ tx, actor, count }) {
    const { system } = actor
    const { today } = actor.at
    const [counts, limits] = await count(
      async counting =>
        [
          await countByTeam(counting, system, today),
          await countLimitsByTeam(counting, system, today),
        ] as const,
    )
    const numbersOf = (name: string | null) => ({
      ...nothing,
      ...counts.find(each => each.team === name),
      ...limits.find(each => each.team === name),
    })
    const teams = (await teamsOf(tx, system)).filter(team => team.place !== null)
    const known = teams.map(
      (team): HubRow => ({
        ...numbersOf(team.team),
        name: team.name,
        href: actor.places.includes(team.place ?? '') ? `/${system}/work/teams/${team.team}` : null,
      }),
    )
    const names = new Set<string | null>(teams.map(team => team.team))
    const others = [...new Set([...counts, ...limits].map(each => each.team))].filter(
      name => !names.has(name),
    )
    await audit(tx, actor, { act: careRules['view-hub'].act, outcome: 'read', rows: 0 })
    return {
      title: 'The hub',
      ...{ section: 'work', tables: 'as-files' },
      body: HubPage({
        ...{ system, today, tabs: await unitTabs(tx, actor) },
        rows: [
          ...known,
          ...others.map(name => ({ ...numbersOf(name), name: name ?? 'No team', href: null })),
        ],
      }),
    }
  },
}
