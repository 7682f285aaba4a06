/** One page for every act on a case: what it asks for comes from the act itself. */
import { factsOf } from '#facts'
import { done, refuse } from '#kit'
import { type Actor, guard } from '#platform'
import type { Form, Page, PageContext } from '#web'
import { caseActs } from '../acts/index.ts'
import type { Case } from '../case.ts'
import type { CaseAct } from '../case-act.ts'
import { doAct } from '../do-act.ts'
import { filledIn } from '../filled-in.ts'
import { nextActOf } from '../next-step.ts'
import { offersFor } from '../offers.ts'
import { actTitles, anyPathwayRule, type PathwayAct, pathways, rowFor, ruleFor } from '../pathways/index.ts'
import { possibleActs } from '../possible-acts.ts'
import { careRules } from '../rules.ts'
import { ActPage, goOn } from './act.page.tsx'
import { caseSoFar } from './case-so-far.tsx'
import { listOf } from './my-work-link.ts'
import { openedCase, seenIn } from './opened-case.tsx'

const actIn = (params: PageContext['params']): CaseAct | undefined => caseActs.get(params.act as PathwayAct)
const nothingHere = refuse('not-found', 'There is no such case that you can see')

export const actPage: Page = {
  path: '/:system/work/cases/:id/act/:act',
  act: careRules['act-on-case'],
  async show({ tx, actor, params, query, form, refusal }) {
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
      body: ActPage({
        ...{ ...opened, act, offers, refusal, title: rule.title, today: actor.at.today },
        form: form ?? filledIn(act, found, actor.at.today, offers),
        soFar: await caseSoFar(tx, actor, found, facts),
        listHref: listOf(actor.system, query),
        goesOnTo: stepAfter(actor, act, found),
      }),
    }
  },
  submit: {
    act: careRules['act-on-case'],
    async handle({ tx, actor, params, query, form }) {
      const act = actIn(params)
      if (!act) return nothingHere
      const id = params.id ?? ''
      const acted = await doAct(tx, actor, act, { case: id, ...seenIn(form), form })
      if (!acted.ok) return acted
      return done({ goTo: afterwards(actor, act, acted.value, { query, form }) })
    },
  },
}

/** The next step of a case, where the actor may do it. */
function nextFor(actor: Actor, found: Case): PathwayAct | undefined {
  const next = nextActOf(found)
  return possibleActs(actor, found).some(row => row.act === next) ? next : undefined
}

/** What will be the next step once this act is done, as far as the pathway says before; null for the same again. */
function stepAfter(actor: Actor, act: CaseAct, found: Case): string | null {
  const to = rowFor(pathways[found.pathway], act.act)?.to
  const bookedOn = act.act === 'hold-meeting' || act.act === 'complete-review' ? null : found.bookedOn
  const next = nextFor(actor, { ...found, ...(typeof to === 'string' ? { state: to } : {}), bookedOn })
  if (!next || next === act.act) return null
  return actTitles[next][0]!.toLowerCase() + actTitles[next].slice(1)
}

type Sent = Pick<PageContext, 'query'> & { readonly form: Form }

/** The next step where that was asked for; else the list or the case that it was opened from, if it is still in sight. */
function afterwards(actor: Actor, { act }: CaseAct, found: Case, { query, form }: Sent): string {
  const { system, places } = actor
  const next = form.text('then') === goOn ? nextFor(actor, found) : undefined
  const list = query.get('list')
  if (next)
    return `/${system}/work/cases/${found.id}/act/${next}${list === null ? '' : `?${new URLSearchParams({ list })}`}`
  const back = listOf(system, query, { act, case: found.id })
  return back ?? (places.includes(found.place) ? `/${system}/work/cases/${found.id}` : `/${system}/work`)
}
