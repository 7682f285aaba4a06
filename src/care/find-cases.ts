/** Finding a case by what somebody can read out: an NHS number, a reference, or a family name with a date of birth. */
import {
  type Day,
  done,
  type NhsNumber,
  parseNhsNumber,
  type Refused,
  type Result,
  refuse,
  refuseFields,
} from '#kit'
import type { Form } from '#web'
import { plainName } from './case.ts'
import { plainReference, typedLocalId } from './local-id.ts'

export type Wanted =
  | { readonly by: 'nhs-number'; readonly nhsNumber: NhsNumber }
  | {
      readonly by: 'reference'
      /** Our own, where it reads like one. */
      readonly reference: string | null
      /** What its keeper called the case, as it is stored for searching. */
      readonly localReference: string
      /** Whose numbering that is, where it was typed with it. */
      readonly numbering: string | null
    }
  | { readonly by: 'name'; readonly familyName: string; readonly bornOn: Day }

const referenceForm = /^([2-9A-HJ-NP-Z]{4})-?([2-9A-HJ-NP-Z]{4})$/

/** As it is stored, from what was typed: small letters, spaces and a missing dash are forgiven. */
export function parseReference(text: string): string | undefined {
  const found = referenceForm.exec(text.replaceAll(/\s/g, '').toUpperCase())
  return found ? `${found[1]}-${found[2]}` : undefined
}

/** One field takes a number or a reference; the name is asked for together with the date of birth. */
export function readWanted(form: Form): Result<Wanted> {
  const number = form.text('number')
  const name = form.text('family-name')
  if (number !== '') return readNumber(number)
  if (name === '' && form.isEmpty('born-on'))
    return refuse('invalid', 'Enter an NHS number, a reference, or a last name with the date of birth', {
      field: 'number',
    })
  const familyName = plainName(name)
  const bornOn = form.day('born-on')
  if (familyName !== '' && bornOn) return done({ by: 'name', familyName, bornOn })
  return refuseFields([
    ...(familyName === '' ? [{ field: 'family-name', message: 'Enter the last name' }] : []),
    ...(bornOn ? [] : [{ field: 'born-on', message: 'Enter the date of birth, for example 31 3 1940' }]),
  ])
}

function readNumber(text: string): Result<Wanted> {
  const nhsNumber = parseNhsNumber(text)
  if (nhsNumber) return done({ by: 'nhs-number', nhsNumber })
  const { numbering, reference } = typedLocalId(text)
  return done({
    ...{ by: 'reference', reference: parseReference(text) ?? null },
    ...{ localReference: plainReference(reference), numbering },
  })
}

/** What nobody's reference reads like is most often a number with a slip in it: the mistake is in the field. */
export const nothingFound = (wanted: Wanted): Refused =>
  wanted.by === 'reference' && wanted.reference === null
    ? refuse(
        'invalid',
        'This is neither a valid NHS number nor a reference such as K7QF-2M9X, and no case in your places is kept elsewhere under it',
        { field: 'number' },
      )
    : refuse('not-found', 'There is no such case in your places', {
        field: wanted.by === 'name' ? 'family-name' : 'number',
      })
