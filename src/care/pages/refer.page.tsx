import type { Refusal } from '#kit'
import {
  ActForm,
  Button,
  DateInput,
  Fieldset,
  type Form,
  Input,
  messagesOf,
  Problems,
  Radios,
  Select,
  Textarea,
} from '#web'
import { checklistDomainIds, checklistDomains } from '../checklist.ts'
import type { Commissioner } from './read-referral.ts'

export type ReferModel = {
  readonly form: Form
  readonly refusal: Refusal | null
  readonly commissioners: readonly Commissioner[]
  /** True once a Checklist below the threshold was sent: only then is the question asked. */
  readonly asksToProceed: boolean
}

const levelHints = { A: 'A, high', B: 'B, moderate', C: 'C, low' } as const
const typedDate = (form: Form, name: string) => ({
  day: form.text(`${name}-day`),
  month: form.text(`${name}-month`),
  year: form.text(`${name}-year`),
})

export function ReferPage({ form, refusal, commissioners, asksToProceed }: ReferModel) {
  const messages = messagesOf(refusal)
  const field = (name: string) => ({
    id: name,
    name,
    errorMessage: messages.get(name),
    value: form.text(name),
  })
  return (
    <>
      <Problems refusal={refusal} dates={['born-on', 'completed-on']} />
      <h1>Ask for continuing healthcare to be considered</h1>
      <p class="nhsuk-lede-text">
        Send a completed Checklist. A positive one starts 28 days in which the decision is due. You get a
        reference to follow it by.
      </p>
      <ActForm>
        <h2>The person</h2>
        <Input
          {...field('nhs-number')}
          label="NHS number"
          hint="Ten digits, for example 999 000 0018"
          width={20}
          inputmode="numeric"
        />
        <Input {...field('given-name')} label="First name" width={20} />
        <Input {...field('family-name')} label="Last name" width={20} />
        <DateInput
          name="born-on"
          legend="Date of birth"
          hint="For example, 31 3 1940"
          values={typedDate(form, 'born-on')}
          errorMessage={messages.get('born-on')}
        />
        <Select
          {...field('commissioner')}
          label="Commissioner of the person’s GP practice"
          items={[
            { text: 'Choose a commissioner', value: '' },
            ...commissioners.map(({ code, name }) => ({ value: code, text: name })),
          ]}
        />
        <h2>The Checklist</h2>
        {checklistDomainIds.map(domain => (
          <Radios
            name={domain}
            legend={checklistDomains[domain].title}
            value={form.text(domain)}
            errorMessage={messages.get(domain)}
            isInline
            items={(['A', 'B', 'C'] as const).map(level => ({ value: level, text: levelHints[level] }))}
          />
        ))}
        <DateInput
          name="completed-on"
          legend="Day the Checklist was completed"
          values={typedDate(form, 'completed-on')}
          errorMessage={messages.get('completed-on')}
        />
        <Input {...field('completed-by')} label="Completed by" hint="Name and profession" width={30} />
        {asksToProceed && <BelowThreshold form={form} messages={messages} />}
        <Button preventDoubleClick>Send the referral</Button>
      </ActForm>
    </>
  )
}

function BelowThreshold({ form, messages }: { form: Form; messages: ReadonlyMap<string, string> }) {
  return (
    <Fieldset legend="The Checklist is below the threshold">
      <Radios
        name="proceed"
        legend={{ text: 'Is full consideration still asked for?', size: 's' }}
        value={form.text('proceed')}
        errorMessage={messages.get('proceed')}
        items={[
          { value: 'yes', text: 'Yes, for the reasons below' },
          { value: 'no', text: 'No, send it for the record; the 28 days do not start' },
        ]}
      />
      <Textarea
        id="reasons"
        name="reasons"
        label="Reasons"
        value={form.text('reasons')}
        errorMessage={messages.get('reasons')}
      />
    </Fieldset>
  )
}
