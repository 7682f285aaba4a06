/** Where do the lines of councils and systems not meet? */
import type { Refusal } from '#kit'
import type { Tx } from '#platform'
import { monthInWords, type Page, statusOf } from '#web'
import { coterminosity } from '../coterminosity.ts'
import { viewBoundariesRule } from '../rules.ts'
import { drawnSystems } from '../shapes/system-shapes.ts'
import { namesOf, partsInForce } from '../split-councils.ts'
import { daysOfLists } from '../store/overlaps.ts'
import { dayTyped } from './asked-day.ts'
import { BoundariesPage, BoundariesRefused } from './boundaries.page.tsx'
import { boundariesAsked } from './boundaries-asked.ts'
import { boundariesModel } from './boundaries-model.ts'

const title = 'Where councils and systems do not meet'

export const boundariesPage: Page = {
  path: '/england/boundaries',
  act: viewBoundariesRule,
  async show({ tx, actor, query }) {
    const asked = boundariesAsked(query, actor.at.today)
    if (!asked.ok) return refused(tx, query, asked.refusal)
    const found = await partsInForce(tx, asked.value.on, asked.value.tier)
    if (!found.ok) return refused(tx, query, { ...found.refusal, field: 'on' })
    const { lists, parts } = found.value
    const model = boundariesModel({
      ...{ asked: asked.value, lists, parts, daysOfLists: await daysOfLists(tx) },
      onward: dayTyped(query) === '' ? lists : asked.value.on,
      nameOf: await namesOf(tx, [coterminosity(parts, 0)], lists),
      systems: await drawnSystems(tx, [...new Set(parts.map(part => part.system))], lists),
    })
    return { title, tables: 'as-files', body: BoundariesPage(model) }
  },
}

async function refused(tx: Tx, query: URLSearchParams, refusal: Refusal) {
  const said = (name: string): string => query.get(name) ?? ''
  const chosen = { on: said('on'), tier: said('tier'), share: said('share'), percent: said('percent') }
  const days = (await daysOfLists(tx)).map(day => ({ day, words: monthInWords(day) }))
  const body = BoundariesRefused({ refusal, days, chosen })
  return { title, status: statusOf[refusal.code], body }
}
