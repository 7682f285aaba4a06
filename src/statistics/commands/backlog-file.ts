import type { BacklogModel } from '../backlogs/model.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** What an entry of a plan must look like. */
type Form =
  | 'text'
  | 'number'
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: Form }
  | { readonly needs: Fields; readonly may?: Fields }
type Fields = Readonly<Record<string, Form>>

const numbers: Form = { listOf: 'number' }
const texts: Form = { listOf: 'text' }

const kind: Form = {
  needs: {
    kind: 'text',
    priority: 'number',
    backlog: 'number',
    hours: { needs: { mean: 'number' }, may: { deviation: 'number' } },
    grades: texts,
  },
  may: {
    arrivals: {
      needs: { perDay: numbers },
      may: { months: numbers, spread: { oneOf: ['poisson', 'steady'] } },
    },
    recall: { needs: { kind: 'text', afterDays: 'number', share: 'number' } },
  },
}

const staffGroup: Form = {
  needs: { grade: 'text', people: 'number', hours: numbers },
  may: { absence: { needs: { share: 'number', meanSpell: 'number' } }, from: 'text', to: 'text' },
}

const plan: Form = {
  needs: { from: 'text', days: 'number', kinds: { listOf: kind }, staff: { listOf: staffGroup } },
  may: { closed: texts },
}

/** The first thing about a value that is not as its form says, with the way to it, or null. */
function faultIn(value: unknown, form: Form, at: string): string | null {
  if (form === 'text') return typeof value === 'string' ? null : `${at} must be text`
  if (form === 'number') return typeof value === 'number' ? null : `${at} must be a number`
  if ('oneOf' in form)
    return form.oneOf.some(each => each === value) ? null : `${at} must be ${form.oneOf.join(' or ')}`
  if ('listOf' in form) {
    if (!Array.isArray(value)) return `${at} must be a list`
    for (const [i, each] of value.entries()) {
      const fault = faultIn(each, form.listOf, `${at} ${i + 1}`)
      if (fault) return fault
    }
    return null
  }
  return faultInFields(value, form.needs, form.may ?? {}, at)
}

function faultInFields(value: unknown, needs: Fields, may: Fields, at: string): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `${at} must have named entries`
  const fields = new Map<string, unknown>(Object.entries(value))
  const inside = (name: string): string => (at === 'the plan' ? name : `${at}, ${name}`)
  const missing = Object.keys(needs).find(name => !fields.has(name))
  if (missing !== undefined) return `${inside(missing)} is missing`
  for (const [name, entry] of fields) {
    const form = Object.hasOwn(needs, name) ? needs[name] : Object.hasOwn(may, name) ? may[name] : undefined
    // An entry that nobody reads is most often a slip, and would change the forecast by being left out.
    if (form === undefined) return `${inside(name)} is no entry of a plan`
    const fault = faultIn(entry, form, inside(name))
    if (fault) return fault
  }
  return null
}

/** A parsed file as a plan, or what is wrong with its form; whether its figures make sense is for the forecast to say. */
export function readBacklogModel(value: unknown): Outcome<BacklogModel> {
  const fault = faultIn(value, plan, 'the plan')
  return fault === null
    ? worked(value as BacklogModel)
    : unworkable('missing-column', `this is not a plan: ${fault}`, { field: 'plan' })
}
