/** Why do we differ? Rates by commissioner for staff, and what was published about England for everybody. */
import { residentsOf } from '#footprints'
import { parseQuarter, type Quarter, quarterSpan } from '#kit'
import { guardRole } from '#platform'
import type { Page, PageContext } from '#web'
import { commissionersOfSystem } from '../commissioners.ts'
import { returnRules } from '../return/rules.ts'
import { variationMeasures } from '../variation/measures.ts'
import { publishedFigures, publishedFor } from '../variation/published-figures.ts'
import { countByCommissioner } from '../variation/store/count-by-commissioner.ts'
import { variationOf } from '../variation/variation.ts'
import { lastQuarter } from './return-asked.ts'
import { type ComparedMeasure, VariationPage } from './variation.page.tsx'

export const variationPage: Page = {
  path: '/:system/variation',
  act: returnRules['view-variation'],
  async show(context) {
    const { actor, system, query } = context
    const { today } = actor.at
    const asked = parseQuarter(query.get('quarter') ?? '')
    const quarter = asked && quarterSpan(asked).to < today ? asked : lastQuarter(today)
    const isStaff = guardRole(returnRules['view-return'], actor) === undefined
    return {
      title: 'Why do we differ?',
      body: VariationPage({
        ...{ system: system.name, invented: system.demonstration, quarter, today },
        measures: isStaff ? await compared(context, quarter) : null,
        published: publishedFigures(),
      }),
    }
  },
}

async function compared({ tx, actor, count }: PageContext, quarter: Quarter): Promise<ComparedMeasure[]> {
  const commissioners = await commissionersOfSystem(tx, actor)
  const counts = await count(counting => countByCommissioner(counting, actor.system, quarter))
  const residents = await residentsOf(
    tx,
    commissioners.map(each => each.code),
    quarterSpan(quarter).to,
  )
  return variationMeasures.map(measure => {
    const areas = commissioners.map(({ code, name }) => ({
      ...{ code, name, adults: residents.get(code)?.adults ?? null },
      count: counts.find(each => each.commissioner === code)?.[measure.id] ?? 0,
    }))
    const england = measure.published === null ? undefined : publishedFor(quarter, measure.published)
    const years = [...new Set([...residents.values()].map(each => each.year))]
    return { measure, variation: variationOf(areas), england: england ?? null, years }
  })
}
