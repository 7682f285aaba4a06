import type { Day, Instant, Refusal } from '#kit'
import {
  ActForm,
  BackLink,
  Button,
  dayInWords,
  FieldSet,
  type Fields,
  type Form,
  instantInWords,
  messagesOf,
  Problems,
} from '#web'

export type RedactFactModel = {
  readonly fields: Fields
  readonly form: Form
  readonly refusal: Refusal | null
  readonly version: number
  readonly number: number
  readonly title: string
  readonly occurredOn: Day
  readonly recordedAt: Instant
  readonly by: string
  readonly reference: string
  readonly backHref: string
}

export function RedactFactPage(model: RedactFactModel) {
  const { fields, form, refusal, version, number, title, reference } = model
  return (
    <>
      <BackLink href={model.backHref}>Back to the entries</BackLink>
      <Problems refusal={refusal} />
      <h1>Remove an entry by law</h1>
      <p>
        Entry {number} of the case {reference}: <strong>{title}</strong>, happened{' '}
        {dayInWords(model.occurredOn)}, recorded {instantInWords(model.recordedAt)} by {model.by}.
      </p>
      <p>
        What it says goes for good. What stays: that there was such an entry, the day it went, and your
        authority and reason. Where the case stands and its time limits are worked out again without it.
        Copies in backups, letters and print are not reached.
      </p>
      <ActForm seen={version}>
        <FieldSet fields={fields} form={form} messages={messagesOf(refusal)} offers={{}} />
        <Button variant="warning" preventDoubleClick>
          Remove the entry
        </Button>
      </ActForm>
    </>
  )
}
