/** I want somebody considered: the completed Checklist, and a reference back. */
import { commissionersOfSystem } from '#footprints'
import { done } from '#kit'
import type { Actor, Tx } from '#platform'
import { emptyForm, type Page } from '#web'
import { actRule } from '../acts.ts'
import { receiveReferral } from '../receive-referral.ts'
import { type Commissioner, readReferral } from './read-referral.ts'
import { ReferPage } from './refer.page.tsx'

const commissioners = (tx: Tx, { system, at }: Actor): Promise<readonly Commissioner[]> =>
  commissionersOfSystem(tx, system, at.today)

export const referPage: Page = {
  path: '/refer',
  act: actRule('receive-referral'),
  async show({ tx, actor, form, refusal }) {
    const typed = form ?? emptyForm
    return {
      title: 'Ask for continuing healthcare to be considered',
      section: 'refer',
      body: ReferPage({
        ...{ form: typed, refusal, commissioners: await commissioners(tx, actor) },
        asksToProceed: refusal !== null && [refusal, ...(refusal.others ?? [])].some(asksAboutThreshold),
      }),
    }
  },
  submit: {
    act: actRule('receive-referral'),
    async handle({ tx, actor, form }) {
      const referral = readReferral(form, await commissioners(tx, actor))
      if (!referral.ok) return referral
      const received = await receiveReferral(tx, actor, referral.value)
      if (!received.ok) return received
      return done({ goTo: `/refer/sent?reference=${received.value.case.reference}` })
    },
  },
}

const asksAboutThreshold = ({ field }: { field?: string }): boolean =>
  field === 'proceed' || field === 'reasons'
