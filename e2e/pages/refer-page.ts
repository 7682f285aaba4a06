/** “I want somebody considered”: the referrer's form, and what became of what was sent. */
import assert from 'node:assert/strict'
import { open, type Visitor } from '../visitor.ts'
import { formOf } from './form.ts'
import { wordsOf } from './words.ts'

export type Referred = {
  readonly nhsNumber: string
  readonly firstName: string
  readonly lastName: string
  readonly bornOn: string
  readonly commissioner: string
  readonly signedOn: string
  readonly receivedOn: string
}

export const checklistDomains = [
  ...(['Breathing', 'Nutrition', 'Continence', 'Skin integrity', 'Mobility', 'Communication'] as const),
  ...(['Psychological and emotional needs', 'Cognition', 'Behaviour'] as const),
  ...(['Drug therapies and medication: symptom control', 'Altered states of consciousness'] as const),
]

/** Every domain low, except those named. */
export const checklist = (others: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(checklistDomains.map(domain => [domain, 'C, low'])),
  ...others,
})

export function referPage(visitor: Visitor) {
  const { page, way } = visitor
  const form = formOf(visitor)
  return {
    ...form,
    async begin(kind: string): Promise<void> {
      await open(visitor, '/refer')
      await way.hand.press(page.getByRole('link', { name: kind }))
      await page.getByRole('heading', { name: 'The person' }).waitFor()
    },
    async person(who: Referred): Promise<void> {
      await form.text('NHS number', who.nhsNumber)
      await form.text('First name', who.firstName)
      await form.text('Last name', who.lastName)
      await form.day('Date of birth', who.bornOn)
      await form.pick('Commissioner of the person’s GP practice', who.commissioner)
    },
    async signature(who: Referred): Promise<void> {
      await form.day('Day it was signed', who.signedOn)
      await form.text('Signed by', 'Wendy Ashworth, ward sister')
      await form.day('Day it was received', who.receivedOn)
    },
    send: () => form.send('Send the referral'),
    async reference(): Promise<string> {
      const reference = await wordsOf(page.getByRole('main').locator('strong').first())
      assert.match(reference, /^[A-Z0-9-]{6,}$/)
      return reference
    },
  }
}
