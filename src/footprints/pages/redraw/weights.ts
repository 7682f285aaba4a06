/** `/england/weights/{system}`: who weighs how much in a system as it is: the question of its smaller partners. */
import { refuse } from '#kit'
import type { Page } from '#web'
import { tableOf } from '../../redraw/effect.ts'
import { type PartnerKind, partnerKinds } from '../../redraw/weight.ts'
import { findAreaRule } from '../../rules.ts'
import { linesOn } from '../../store/lines.ts'
import { dayTyped } from '../asked-day.ts'
import { dayRefused } from '../day-form.tsx'
import { weightsPath } from './address.ts'
import { listsAsked } from './asked-lists.ts'
import { namesOf } from './names.ts'
import { WeightsPage } from './weights.page.tsx'

export const weightsPage: Page = {
  path: '/england/weights/:nationalSystem',
  act: findAreaRule,
  async show({ tx, params, query, actor }) {
    const code = params.nationalSystem ?? ''
    const asked = await listsAsked(tx, query, actor.at.today)
    if (!asked.ok)
      return dayRefused({
        heading: 'Who weighs how much in a system?',
        address: weightsPath(code),
        query,
        refusal: asked.refusal,
      })
    const on = asked.value
    const lines = await linesOn(tx, on)
    const own = lines.filter(line => line.system === code)
    if (own.length === 0) return refuse('not-found', 'There is no such system on the lists of that day')
    const name = await namesOf(tx, lines, on)
    const system = name(code)
    return {
      title: `Who weighs how much in ${system}?`,
      tables: 'as-files',
      body: WeightsPage({
        ...{ system, on, code, typed: dayTyped(query) },
        tables: (Object.keys(partnerKinds) as PartnerKind[]).map(kind => ({ kind, ...tableOf(own, kind) })),
        name,
      }),
    }
  },
}
