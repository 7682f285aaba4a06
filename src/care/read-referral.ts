/** The referral form as typed values, or a message for every field that is not right. */
import { done, parseNhsNumber, type Result, refuseFields } from '#kit'
import type { Form } from '#web'
import { type Checklist, checklistDomainIds, checklistDomains, checklistLevels, screen } from './checklist.ts'
import type { Commissioner } from './commissioners.ts'
import type { Notice, Referral } from './receive-referral.ts'

export const noticeKinds = {
  checklist: 'A completed Checklist',
  'fast-track-tool': 'A completed Fast Track Tool',
  'other-notification': 'Another notice that full consideration is required',
  'nursing-care': 'A request for funded nursing care',
} as const satisfies Record<Notice['kind'], string>
export const noticeKindOf = (text: string | null): Notice['kind'] | undefined =>
  (Object.keys(noticeKinds) as Notice['kind'][]).find(each => each === text)

type Message = { readonly field: string; readonly message: string }
/** Notes a message for a field that is not right. */
type Need = (field: string, message: string) => undefined

export function readReferral(
  form: Form,
  kind: Notice['kind'],
  commissioners: readonly Commissioner[],
): Result<Referral> {
  const messages: Message[] = []
  const need: Need = (field, message) => {
    messages.push({ field, message })
  }
  const nhsNumber =
    parseNhsNumber(form.text('nhs-number')) ??
    need('nhs-number', 'Enter a valid NHS number: ten digits, for example 999 000 0018')
  const givenName = form.text('given-name') || need('given-name', 'Enter the first name')
  const familyName = form.text('family-name') || need('family-name', 'Enter the last name')
  const bornOn = form.day('born-on') ?? need('born-on', 'Enter the date of birth, for example 31 3 1940')
  const commissioner =
    commissioners.find(each => each.code === form.text('commissioner')) ??
    need('commissioner', 'Choose the commissioner of the person’s GP practice')
  const notice = noticeReaders[kind](form, need)
  const signedOn = form.day('signed-on') ?? need('signed-on', 'Enter the day on which it was signed')
  const signedBy = form.text('signed-by') || need('signed-by', 'Enter who signed it, with their profession')
  const receivedOn = form.isEmpty('received-on')
    ? undefined
    : (form.day('received-on') ?? need('received-on', 'Enter a real day, for example 26 2 2021'))
  if (messages.length > 0 || !nhsNumber || !givenName || !familyName || !bornOn) return refuseFields(messages)
  if (!commissioner || !notice || !signedOn || !signedBy) return refuseFields(messages)
  return done({
    ...{ nhsNumber, givenName, familyName, bornOn, notice, signedOn, signedBy },
    ...{ commissioner: commissioner.code, place: commissioner.place, team: commissioner.team },
    ...(receivedOn ? { receivedOn } : {}),
  })
}

const noticeReaders: Readonly<Record<Notice['kind'], (form: Form, need: Need) => Notice | undefined>> = {
  checklist: readChecklistNotice,
  'fast-track-tool'(form, need) {
    const signer = (['nurse', 'doctor'] as const).find(each => each === form.text('signer'))
    if (signer) return { kind: 'fast-track-tool', signer }
    return need('signer', 'Say whether a registered nurse or a doctor responsible for the care signed it')
  },
  'other-notification'(form, need) {
    const why = form.text('why')
    return why ? { kind: 'other-notification', why } : need('why', 'Say what the notice is')
  },
  'nursing-care': () => ({ kind: 'nursing-care' }),
}

function readChecklistNotice(form: Form, need: Need): Notice | undefined {
  const checklist = readChecklist(form, need)
  if (!checklist) return undefined
  const proceed = form.text('proceed')
  const reasons = form.text('reasons')
  if (!screen(checklist).positive && proceed === '')
    return need(
      'proceed',
      'The Checklist is below the threshold. Say whether full consideration is still asked for',
    )
  if (proceed === 'yes' && reasons === '')
    return need('reasons', 'Give the reasons for asking for full consideration below the threshold')
  return { kind: 'checklist', checklist, reasonsBelowThreshold: proceed === 'yes' ? reasons : '' }
}

function readChecklist(form: Form, need: Need): Checklist | undefined {
  const ratings = checklistDomainIds.map(domain => {
    const level = checklistLevels.find(each => each === form.text(domain))
    if (!level) need(domain, `Choose A, B or C for ${checklistDomains[domain].title.toLowerCase()}`)
    return [domain, level] as const
  })
  return ratings.every(([, level]) => level !== undefined)
    ? (Object.fromEntries(ratings) as unknown as Checklist)
    : undefined
}
