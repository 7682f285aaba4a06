import type { Refusal } from '#kit'
import {
  ActForm,
  Button,
  DateInput,
  Fieldset,
  type Form,
  Input,
  Link,
  messagesOf,
  Problems,
  Radios,
  Select,
  Textarea,
} from '#web'
import { checklistRows } from '../checklist.ts'
import type { Commissioner } from '../commissioners.ts'
import { noticeKinds } from '../read-referral.ts'
import type { Notice } from '../receive-referral.ts'
import { unverifiedInReferrals } from '../unverified-rules.ts'
import { UnverifiedRules } from './unverified.tsx'

export function ReferKindPage({ title }: { title: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p class="nhsuk-lede-text">What do you send?</p>
      <ul class="nhsuk-list">
        {Object.entries(noticeKinds).map(([kind, text]) => (
          <li>
            <Link href={`/refer?kind=${kind}`}>{text}</Link>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/refer/sent">What became of the referrals you sent</Link>
      </p>
    </>
  )
}

export type ReferModel = {
  readonly title: string
  readonly kind: Notice['kind']
  readonly form: Form
  readonly refusal: Refusal | null
  readonly commissioners: readonly Commissioner[]
  /** True once a Checklist below the threshold was sent: only then is the question asked. */
  readonly asksToProceed: boolean
}
type PartProps = Pick<ReferModel, 'form'> & { readonly messages: ReadonlyMap<string, string> }

const introductions: Readonly<Record<Notice['kind'], string>> = {
  checklist:
    'A positive Checklist starts 28 days in which the decision is due. You get a reference to follow it by.',
  'fast-track-tool':
    'A completed tool is enough: care is due within 48 hours. You get a reference to follow it by.',
  'other-notification':
    'It starts 28 days in which the decision is due. You get a reference to follow it by.',
  'nursing-care': 'Continuing healthcare is considered first. You get a reference to follow it by.',
}

export function ReferPage({ title, kind, form, refusal, commissioners, asksToProceed }: ReferModel) {
  const messages = messagesOf(refusal)
  const part = { form, messages }
  return (
    <>
      <Problems refusal={refusal} dates={['born-on', 'signed-on', 'received-on']} />
      <h1>{title}</h1>
      <p class="nhsuk-lede-text">
        {noticeKinds[kind]}. {introductions[kind]}
      </p>
      <ActForm>
        <h2>The person</h2>
        <PersonFields {...part} commissioners={commissioners} />
        <h2>{noticeKinds[kind]}</h2>
        {kind === 'checklist' && <UnverifiedRules rules={unverifiedInReferrals} />}
        {kind === 'checklist' && <ChecklistFields {...part} asksToProceed={asksToProceed} />}
        {kind === 'fast-track-tool' && <SignerField {...part} />}
        {kind === 'other-notification' && (
          <Textarea
            {...fieldOf(part, 'why')}
            label="What the notice is"
            hint="For example, a request after a hospital stay"
          />
        )}
        <TypedDate {...part} name="signed-on" legend="Day it was signed" />
        <Input {...fieldOf(part, 'signed-by')} label="Signed by" hint="Name and profession" width={30} />
        <TypedDate
          {...part}
          name="received-on"
          legend="Day it was received (optional)"
          hint="If it was not today"
        />
        <Button preventDoubleClick>Send the referral</Button>
      </ActForm>
    </>
  )
}

const fieldOf = ({ form, messages }: PartProps, name: string) => ({
  ...{ id: name, name, errorMessage: messages.get(name), value: form.text(name) },
})

function TypedDate({
  form,
  messages,
  name,
  legend,
  hint,
}: PartProps & { name: string; legend: string; hint?: string }) {
  const part = (which: string) => form.text(`${name}-${which}`)
  const values = { day: part('day'), month: part('month'), year: part('year') }
  return (
    <DateInput name={name} legend={legend} hint={hint} values={values} errorMessage={messages.get(name)} />
  )
}

function PersonFields({ commissioners, ...part }: PartProps & Pick<ReferModel, 'commissioners'>) {
  const choices = commissioners.map(({ code, name }) => ({ value: code, text: name }))
  return (
    <>
      <Input
        {...fieldOf(part, 'nhs-number')}
        label="NHS number"
        hint="Ten digits, for example 999 000 0018"
        width={20}
        inputmode="numeric"
      />
      <Input {...fieldOf(part, 'given-name')} label="First name" width={20} />
      <Input {...fieldOf(part, 'family-name')} label="Last name" width={20} />
      <TypedDate {...part} name="born-on" legend="Date of birth" hint="For example, 31 3 1940" />
      <Select
        {...fieldOf(part, 'commissioner')}
        label="Commissioner of the person’s GP practice"
        items={[{ text: 'Choose a commissioner', value: '' }, ...choices]}
      />
    </>
  )
}

function ChecklistFields({ form, messages, asksToProceed }: PartProps & Pick<ReferModel, 'asksToProceed'>) {
  return (
    <>
      {checklistRows.map(row => (
        <Radios
          name={row.id}
          legend={row.title}
          value={form.text(row.id)}
          errorMessage={messages.get(row.id)}
          isInline
          items={row.levels}
        />
      ))}
      {asksToProceed && <BelowThreshold form={form} messages={messages} />}
    </>
  )
}

function SignerField({ form, messages }: PartProps) {
  return (
    <Radios
      name="signer"
      legend="Who signed the tool? They must be responsible for the person’s diagnosis, treatment or care"
      value={form.text('signer')}
      errorMessage={messages.get('signer')}
      items={[
        { value: 'nurse', text: 'A registered nurse' },
        { value: 'doctor', text: 'A doctor' },
      ]}
    />
  )
}

function BelowThreshold(part: PartProps) {
  return (
    <Fieldset legend={{ text: 'The Checklist is below the threshold', size: 'm' }}>
      <Radios
        name="proceed"
        legend="Is full consideration still asked for?"
        value={part.form.text('proceed')}
        errorMessage={part.messages.get('proceed')}
        items={[
          { value: 'yes', text: 'Yes, for the reasons below' },
          { value: 'no', text: 'No, send it for the record; the 28 days do not start' },
        ]}
      />
      <Textarea {...fieldOf(part, 'reasons')} label="Reasons" />
    </Fieldset>
  )
}
