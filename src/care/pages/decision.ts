/** Recording the verified decision on a case. */
import { done, type Result, refuse, refuseFields } from '#kit'
import { emptyForm, type Form, type Page } from '#web'
import { actRule } from '../acts.ts'
import type { Outcome } from '../case.ts'
import { type Verification, verifyDecision } from '../verify-decision.ts'
import { DecisionPage } from './decision.page.tsx'
import { openedCase, seenIn } from './opened-case.tsx'

const outcomes: readonly Outcome[] = ['eligible', 'not-eligible']

export const decisionPage: Page = {
  path: '/:system/work/cases/:id/decision',
  act: actRule('verify-decision'),
  async show({ tx, actor, params, form, refusal }) {
    const opened = await openedCase(tx, actor, 'verify-decision', params.id ?? '')
    if (!opened) return refuse('not-found', 'There is no such case that you can see')
    return {
      title: 'What was decided?',
      section: 'work',
      body: DecisionPage({ ...opened, form: form ?? emptyForm, refusal }),
    }
  },
  submit: {
    act: actRule('verify-decision'),
    async handle({ tx, actor, params, form }) {
      const read = readDecision(params.id ?? '', form)
      if (!read.ok) return read
      const verified = await verifyDecision(tx, actor, read.value)
      return verified.ok ? done({ goTo: `/${actor.system}/work/cases/${read.value.case}` }) : verified
    },
  },
}

function readDecision(id: string, form: Form): Result<Verification> {
  const outcome = outcomes.find(each => each === form.text('outcome'))
  const decidedOn = form.day('decided-on')
  if (outcome && decidedOn)
    return done({ case: id, ...seenIn(form), outcome, decidedOn, reasons: form.text('reasons') })
  return refuseFields([
    ...(outcome ? [] : [{ field: 'outcome', message: 'Choose whether the person is eligible' }]),
    ...(decidedOn
      ? []
      : [{ field: 'decided-on', message: 'Enter the day of the decision, for example 26 2 2021' }]),
  ])
}
