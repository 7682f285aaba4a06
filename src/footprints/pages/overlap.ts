/** Which systems does this council lie in, and where does the line run? */
import { type Refusal, refuse } from '#kit'
import type { Page } from '#web'
import { coterminosity } from '../coterminosity.ts'
import { tiersOf } from '../organisation.ts'
import { viewBoundariesRule } from '../rules.ts'
import { drawnSystems } from '../shapes/system-shapes.ts'
import { partsInForce } from '../split-councils.ts'
import { namedOn } from '../store/organisations.ts'
import { daysOfLists } from '../store/overlaps.ts'
import { boundariesAsked } from './boundaries-asked.ts'
import { dayRefused } from './day-form.tsx'
import { OverlapPage } from './overlap.page.tsx'
import { overlapModel } from './overlap-model.ts'

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
    const name = (await namedOn(tx, [code], lists)).get(code)?.name
    if (parts.length === 0 || name === undefined) return refuse('not-found', 'No such council on that day')
    const { split } = coterminosity(parts, 0)
    const systems = parts.map(part => part.system)
    const named = await namedOn(tx, systems, lists)
    const model = overlapModel({
      ...{ council: { code, name }, tier, lists, parts, split: split[0] },
      nameOf: system => named.get(system)?.name ?? system,
      drawn: await drawnSystems(tx, systems, lists),
      days: await daysOfLists(tx),
    })
    return { title: model.title, tables: 'as-files', body: OverlapPage(model) }
  },
}
