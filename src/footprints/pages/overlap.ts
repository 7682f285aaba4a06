/** Which systems does this council lie in, and where does the line run? */
import { type Day, type Refusal, refuse } from '#kit'
import type { Tx } from '#platform'
import type { Page } from '#web'
import { coterminosity } from '../coterminosity.ts'
import { tiersOf } from '../organisation.ts'
import { viewBoundariesRule } from '../rules.ts'
import { drawnSystems } from '../shapes/system-shapes.ts'
import { partsInForce } from '../split-councils.ts'
import { lifetimesOf } from '../store/family.ts'
import { familyOf, historyOf, namedOn } from '../store/organisations.ts'
import { daysOnLists } from '../store/overlaps.ts'
import { boundariesAsked } from './boundaries-asked.ts'
import { dayRefused } from './day-form.tsx'
import { OverlapPage } from './overlap.page.tsx'
import { overlapModel } from './overlap-model.ts'
import { UnlistedPage } from './unlisted.page.tsx'
import { unlistedModel } from './unlisted-model.ts'

export const overlapPage: Page = {
  path: '/england/boundaries/:council',
  act: viewBoundariesRule,
  async show({ tx, actor, query, params }) {
    const code = params.council ?? ''
    const [tier = 'upper'] = tiersOf(code)
    const asked = boundariesAsked(query, actor.at.today)
    const refused = (refusal: Refusal) =>
      dayRefused({
        heading: 'Which system does it lie in?',
        address: `/england/boundaries/${code}`,
        query,
        refusal,
      })
    if (!asked.ok) return refused(asked.refusal)
    const found = await partsInForce(tx, asked.value.on, tier)
    if (!found.ok) return refused({ ...found.refusal, field: 'on' })
    const { lists } = found.value
    const parts = found.value.parts.filter(part => part.council === code)
    if (parts.length === 0) return unlisted(tx, code, lists)
    const name = (await namedOn(tx, [code], lists)).get(code)?.name ?? code
    const { split } = coterminosity(parts, 0)
    const systems = parts.map(part => part.system)
    const named = await namedOn(tx, systems, lists)
    const model = overlapModel({
      ...{ council: { code, name }, tier, lists, parts, split: split[0] },
      nameOf: system => named.get(system)?.name ?? system,
      drawn: await drawnSystems(tx, systems, lists),
      days: (await daysOnLists(tx, [code])).get(code) ?? [],
    })
    return { title: model.title, tables: 'as-files', body: OverlapPage(model) }
  },
}

/** What is known and does not stand on the lists has a page that says so; what nobody knows has none. */
async function unlisted(tx: Tx, code: string, lists: Day) {
  const [first, ...rest] = await historyOf(tx, code)
  if (!first) return refuse('not-found', 'No such council')
  const successions = (await familyOf(tx, code)).filter(each => [each.oldCode, each.newCode].includes(code))
  const codes = [...new Set([code, ...successions.flatMap(each => [each.oldCode, each.newCode])])]
  const lifetimes = await lifetimesOf(tx, codes, lists)
  const model = unlistedModel({
    ...{ code, history: [first, ...rest], lists, successions },
    nameOf: of => lifetimes.get(of)?.name ?? of,
    daysOf: await daysOnLists(tx, codes),
  })
  return { title: model.title, status: 404, body: UnlistedPage(model) }
}
