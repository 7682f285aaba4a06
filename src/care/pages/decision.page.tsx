import type { Refusal } from '#kit'
import { ActForm, Button, DateInput, type Form, messagesOf, Problems, Radios, Textarea } from '#web'
import { CaseHead, type OpenedCase } from './opened-case.tsx'

export type DecisionModel = OpenedCase & { readonly form: Form; readonly refusal: Refusal | null }

export function DecisionPage(model: DecisionModel) {
  const { form, refusal, version } = model
  const messages = messagesOf(refusal)
  return (
    <>
      <Problems refusal={refusal} dates={['decided-on']} />
      <h1>What was decided?</h1>
      <CaseHead {...model} />
      <ActForm seen={version}>
        <Radios
          name="outcome"
          legend="Is the person eligible for NHS continuing healthcare?"
          value={form.text('outcome')}
          errorMessage={messages.get('outcome')}
          items={[
            { value: 'eligible', text: 'Eligible' },
            { value: 'not-eligible', text: 'Not eligible' },
          ]}
        />
        <DateInput
          name="decided-on"
          legend="Day of the verified decision"
          hint="The 28 days stop on this day, whenever the letter is sent"
          values={{
            day: form.text('decided-on-day'),
            month: form.text('decided-on-month'),
            year: form.text('decided-on-year'),
          }}
          errorMessage={messages.get('decided-on')}
        />
        <Textarea
          id="reasons"
          name="reasons"
          label="Reasons"
          value={form.text('reasons')}
          errorMessage={messages.get('reasons')}
        />
        <Button preventDoubleClick>Record the verified decision</Button>
      </ActForm>
    </>
  )
}
