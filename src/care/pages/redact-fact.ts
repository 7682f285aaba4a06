/** Removing one entry by law. */
import { done, refuse } from '#kit'
import { emptyForm, type Page, readFields } from '#web'
import { mustStay, redactFact, redactionFields } from '../redact-fact.ts'
import { careRules } from '../rules.ts'
import { openedByGlass, roleInWords, titleOfEntry } from './entries.ts'
import { seenIn } from './opened-case.tsx'
import { RedactFactPage } from './redact-fact.page.tsx'

const numberIn = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0)

export const redactFactPage: Page = {
  path: '/:system/work/cases/:id/redact/:fact',
  act: careRules['redact-fact'],
  async show({ tx, actor, params, form, refusal }) {
    const id = params.id ?? ''
    const opened = await openedByGlass(tx, actor, id)
    if ('refusal' in opened) return opened
    const fact = opened.facts.find(each => each.id === numberIn(params.fact))
    if (!fact) return refuse('not-found', 'There is no such entry')
    const kept = mustStay(fact, opened.facts)
    if (kept && !refusal) return kept
    return {
      ...{ title: 'Remove an entry by law', section: 'work' },
      body: RedactFactPage({
        ...{ fields: redactionFields, form: form ?? emptyForm, refusal, version: opened.version },
        ...{ number: fact.id, title: titleOfEntry(fact), occurredOn: fact.occurredOn },
        ...{ recordedAt: fact.recordedAt, by: roleInWords(fact.recordedRole) },
        ...{ reference: opened.found.reference, backHref: `/${actor.system}/work/cases/${id}/entries` },
      }),
    }
  },
  submit: {
    act: careRules['redact-fact'],
    async handle({ tx, actor, params, form }) {
      const id = params.id ?? ''
      const values = readFields(redactionFields, form, {})
      if (!values.ok) return values
      const removed = await redactFact(tx, actor, {
        ...{ case: id, fact: numberIn(params.fact), ...seenIn(form), values: values.value },
      })
      return removed.ok ? done({ goTo: `/${actor.system}/work/cases/${id}/entries` }) : removed
    },
  },
}
