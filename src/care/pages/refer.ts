/** I want somebody considered: what came in, and a reference back. */
import { done, refuse } from '#kit'
import { emptyForm, type Page } from '#web'
import { commissionersOfSystem } from '../commissioners.ts'
import { noticeKindOf, readReferral } from '../read-referral.ts'
import { receiveReferral } from '../receive-referral.ts'
import { careRules } from '../rules.ts'
import { ReferKindPage, ReferPage } from './refer.page.tsx'

export const referPage: Page = {
  path: '/refer',
  act: careRules['receive-referral'],
  async show({ tx, actor, form, refusal, query }) {
    const title = 'Ask for continuing healthcare to be considered'
    const kind = noticeKindOf(query.get('kind'))
    if (!kind) return { title, section: 'refer', body: ReferKindPage({ title }) }
    const commissioners = await commissionersOfSystem(tx, actor)
    const asksToProceed = refusal !== null && [refusal, ...(refusal.others ?? [])].some(asksAboutThreshold)
    const model = { title, kind, form: form ?? emptyForm, refusal, commissioners, asksToProceed }
    return { title, section: 'refer', body: ReferPage(model) }
  },
  submit: {
    act: careRules['receive-referral'],
    async handle({ tx, actor, form, query }) {
      const kind = noticeKindOf(query.get('kind'))
      if (!kind) return refuse('invalid', 'Choose what you send')
      const referral = readReferral(form, kind, await commissionersOfSystem(tx, actor))
      if (!referral.ok) return referral
      const received = await receiveReferral(tx, actor, referral.value)
      if (!received.ok) return received
      return done({ goTo: `/refer/sent?reference=${received.value.case.reference}` })
    },
  },
}

const asksAboutThreshold = ({ field }: { field?: string }): boolean =>
  field === 'proceed' || field === 'reasons'
