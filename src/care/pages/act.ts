/** One page for every act on a case: what it asks for comes from the act itself. */
import { factsOf } from '#facts'
import { done, refuse } from '#kit'
import { type Actor, guard } from '#platform'
import { emptyForm, type Page, type PageContext } from '#web'
import { caseActs } from '../acts/index.ts'
import type { Case } from '../case.ts'
import type { CaseAct } from '../case-act.ts'
import { doAct } from '../do-act.ts'
import { offersFor } from '../offers.ts'
import { anyPathwayRule, type PathwayAct, ruleFor } from '../pathways/index.ts'
import { careRules } from '../rules.ts'
import { ActPage } from './act.page.tsx'
import { openedCase, seenIn } from './opened-case.tsx'

const actIn = (params: PageContext['params']): CaseAct | undefined => caseActs.get(params.act as PathwayAct)
const nothingHere = refuse('not-found', 'There is no such case that you can see')

export const actPage: Page = {
  path: '/:system/work/cases/:id/act/:act',
  act: careRules['act-on-case'],
  async show({ tx, actor, params, form, refusal }) {
    const act = actIn(params)
    const opened = act && (await openedCase(tx, actor, anyPathwayRule(act.act), params.id ?? ''))
    if (!act || !opened) return nothingHere
    const { case: found } = opened
    const rule = ruleFor(found.pathway, act.act)
    if (!rule) return nothingHere
    const target = { system: actor.system, subject: found.id, place: found.place, state: found.state }
    const blocked = guard(rule, actor, target)
    // After a refusal the page stays, with what was typed; somebody who only comes to look is told why not.
    if (blocked && !refusal) return blocked
    const facts = await factsOf(tx, actor.system, found.id)
    const offers = await offersFor(tx, actor, { act, case: found, facts })
    return {
      title: act.question,
      section: 'work',
      body: ActPage({ ...opened, act, offers, form: form ?? emptyForm, refusal, title: rule.title }),
    }
  },
  submit: {
    act: careRules['act-on-case'],
    async handle({ tx, actor, params, form }) {
      const act = actIn(params)
      if (!act) return nothingHere
      const id = params.id ?? ''
      const acted = await doAct(tx, actor, act, { case: id, ...seenIn(form), form })
      return acted.ok ? done({ goTo: afterwards(actor, acted.value) }) : acted
    },
  },
}

/** Back to the case, unless it has just moved out of sight. */
const afterwards = ({ system, places }: Actor, { id, place }: Case): string =>
  places.includes(place) ? `/${system}/work/cases/${id}` : `/${system}/work`
