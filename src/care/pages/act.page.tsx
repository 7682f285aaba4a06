import type { Refusal } from '#kit'
import { ActForm, Button, FieldSet, type Form, messagesOf, type Offers, Problems } from '#web'
import type { CaseAct } from '../case-act.ts'
import { frameworkInWords } from '../frameworks.ts'
import { unverifiedRulesOf } from '../unverified-rules.ts'
import { CaseHead, type OpenedCase } from './opened-case.tsx'
import { UnverifiedRules } from './unverified.tsx'

export type ActModel = OpenedCase & {
  readonly act: CaseAct
  readonly title: string
  readonly offers: Offers
  readonly form: Form
  readonly refusal: Refusal | null
}

export function ActPage(model: ActModel) {
  const { act, title, offers, form, refusal, version } = model
  const days = Object.entries(act.fields).flatMap(([name, field]) =>
    field.control.kind === 'day' ? [name] : [],
  )
  return (
    <>
      <CaseHead {...model} />
      <Problems refusal={refusal} dates={days} />
      <h1>{act.question}</h1>
      {act.explains && <p>{act.explains}</p>}
      <p class="nhsuk-hint">This case is judged by: {frameworkInWords(model.case.receivedOn)}.</p>
      <UnverifiedRules rules={unverifiedRulesOf(act.act)} />
      <ActForm seen={version}>
        <FieldSet fields={act.fields} form={form} messages={messagesOf(refusal)} offers={offers} />
        <Button preventDoubleClick>{title}</Button>
      </ActForm>
    </>
  )
}
