/** The referral form as typed values, or a message for every field that is not right. */
import { done, parseNhsNumber, type Result, refuseFields } from '#kit'
import type { Form } from '#web'
import {
  type Checklist,
  checklistDomainIds,
  checklistDomains,
  checklistLevels,
  screen,
} from '../checklist.ts'
import type { Referral } from '../receive-referral.ts'

export type Commissioner = { readonly code: string; readonly name: string; readonly place: string }
type Message = { readonly field: string; readonly message: string }

export function readReferral(form: Form, commissioners: readonly Commissioner[]): Result<Referral> {
  const messages: Message[] = []
  const need = (field: string, message: string) => {
    messages.push({ field, message })
  }
  const text = (field: string, message: string) => {
    const typed = form.text(field)
    if (typed === '') need(field, message)
    return typed
  }

  const nhsNumber = parseNhsNumber(form.text('nhs-number'))
  if (!nhsNumber) need('nhs-number', 'Enter a valid NHS number: ten digits, for example 999 000 0018')
  const givenName = text('given-name', 'Enter the first name')
  const familyName = text('family-name', 'Enter the last name')
  const bornOn = form.day('born-on')
  if (!bornOn) need('born-on', 'Enter the date of birth, for example 31 3 1940')
  const commissioner = commissioners.find(each => each.code === form.text('commissioner'))
  if (!commissioner) need('commissioner', 'Choose the commissioner of the person’s GP practice')
  const checklist = readChecklist(form, need)
  const completedOn = form.day('completed-on')
  if (!completedOn) need('completed-on', 'Enter the day on which the Checklist was completed')
  const completedBy = text('completed-by', 'Enter who completed the Checklist, with their profession')
  const reasonsBelowThreshold = form.text('reasons')
  if (checklist && !screen(checklist).positive && !form.text('proceed') && reasonsBelowThreshold === '')
    need('proceed', 'The Checklist is below the threshold. Say whether full consideration is still asked for')
  if (form.text('proceed') === 'yes' && reasonsBelowThreshold === '')
    need('reasons', 'Give the reasons for asking for full consideration below the threshold')

  if (messages.length > 0 || !nhsNumber || !bornOn || !commissioner || !checklist || !completedOn)
    return refuseFields(messages)
  return done({
    ...{
      nhsNumber,
      givenName,
      familyName,
      bornOn,
      commissioner: commissioner.code,
      place: commissioner.place,
    },
    ...{ team: commissioner.place, checklist, completedOn, completedBy },
    reasonsBelowThreshold: form.text('proceed') === 'no' ? '' : reasonsBelowThreshold,
  })
}

function readChecklist(form: Form, need: (field: string, message: string) => void): Checklist | undefined {
  const ratings = checklistDomainIds.map(domain => {
    const level = checklistLevels.find(each => each === form.text(domain))
    if (!level) need(domain, `Choose A, B or C for ${checklistDomains[domain].title.toLowerCase()}`)
    return [domain, level] as const
  })
  return ratings.every(([, level]) => level !== undefined)
    ? (Object.fromEntries(ratings) as unknown as Checklist)
    : undefined
}
