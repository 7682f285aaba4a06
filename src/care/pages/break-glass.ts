/** Opening one case that the role alone does not open: by its reference, with a reason, in sight of the auditor. */
import { done, refuse } from '#kit'
import type { Actor } from '#platform'
import { breakGlassAct, emptyForm, fields, mendGlassAct, type Page, readFields } from '#web'
import { caseToOpen } from '../store/case-to-open.ts'
import { BreakGlassPage } from './break-glass.page.tsx'
import { unitTabs } from './unit-tabs.tsx'

const asked = {
  reference: fields.text('Reference of the case', {
    hint: 'Eight letters and digits, for example K7QF-2M9X, as on the receipt of the referral.',
    required: 'Enter the reference of the case',
  }),
  reason: fields.longText('Why do you need to see it?', {
    hint: 'At least ten characters. It stands beside everything you see or do there, and the auditor reads it.',
    required: 'Say why you need to see it',
  }),
}

/** Where a case is read: the unit on its page, the auditor on the list of its entries. */
const caseHref = (actor: Actor, id: string): string =>
  `/${actor.system}/work/cases/${id}${actor.role === 'auditor' ? '/entries' : ''}`

export const breakGlassPage: Page = {
  path: '/:system/work/break-glass',
  act: breakGlassAct,
  async show({ tx, actor, form, refusal }) {
    const opened = actor.breakGlass
    const tabs = actor.role === 'auditor' ? [] : await unitTabs(tx, actor)
    return {
      title: 'Open a case with a reason',
      section: 'work',
      body: BreakGlassPage({
        ...{ fields: asked, form: form ?? emptyForm, refusal },
        opened: opened && { reason: opened.reason, href: caseHref(actor, opened.subject) },
        ...{ system: actor.system, tabs },
        endAction: `/${actor.system}/work/break-glass/end`,
      }),
    }
  },
  submit: {
    act: breakGlassAct,
    async handle({ tx, actor, form, breakGlass }) {
      const values = readFields(asked, form, {})
      if (!values.ok) return values
      const { reference, reason } = values.value
      const found = await caseToOpen(tx, written(reference))
      if (!found) return refuse('invalid', 'There is no case with this reference', { field: 'reference' })
      const opened = await breakGlass({
        ...{ subject: found.id, person: found.person, place: found.place, reason },
      })
      return opened.ok ? done({ goTo: caseHref(actor, found.id) }) : opened
    },
  },
}

/** As it is printed, however it was typed. */
const written = (typed: string): string => {
  const plain = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}

export const mendGlassPage: Page = {
  path: '/:system/work/break-glass/end',
  act: mendGlassAct,
  show: async ({ actor }) => ({ goTo: `/${actor.system}/work/break-glass` }),
  submit: {
    act: mendGlassAct,
    async handle({ actor, mendGlass }) {
      await mendGlass()
      return done({ goTo: `/${actor.system}/work/break-glass` })
    },
  },
}
