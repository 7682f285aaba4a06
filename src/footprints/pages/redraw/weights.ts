/** `/england/weights/{system}`: who weighs how much in a system as it is: the question of its smaller partners. */
import { refuse } from '#kit'
import type { Page } from '#web'
import { tableOf } from '../../redraw/effect.ts'
import { type PartnerKind, partnerKinds } from '../../redraw/weight.ts'
import { findAreaRule } from '../../rules.ts'
import { linesOn } from '../../store/lines.ts'
import { dayOfLists, namesOf } from './redraw.ts'
import { WeightsPage } from './weights.page.tsx'

export const weightsPage: Page = {
  path: '/england/weights/:nationalSystem',
  act: findAreaRule,
  async show(context) {
    const { tx, params, query, actor } = context
    const on = await dayOfLists(tx, query.get('on'), actor.at.today)
    const lines = await linesOn(tx, on)
    const own = lines.filter(line => line.system === params.nationalSystem)
    if (own.length === 0) return refuse('not-found', 'There is no such system on the lists of that day')
    const name = await namesOf(context, lines, on)
    const system = name(params.nationalSystem ?? '')
    return {
      title: `Who weighs how much in ${system}?`,
      tables: 'as-files',
      body: WeightsPage({
        ...{ system, on, code: params.nationalSystem ?? '' },
        tables: (Object.keys(partnerKinds) as PartnerKind[]).map(kind => ({ kind, ...tableOf(own, kind) })),
        name,
      }),
    }
  },
}
