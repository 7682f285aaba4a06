import type { Day, Refusal } from '#kit'
import { ActForm, Button, FieldSet, type Form, messagesOf, type Offers, Problems } from '#web'
import type { CaseAct } from '../case-act.ts'
import { frameworkInWords } from '../frameworks.ts'
import { unverifiedRulesOf } from '../unverified-rules.ts'
import { CaseSoFar, type SoFar } from './case-so-far.tsx'
import { CaseHead, type OpenedCase } from './opened-case.tsx'
import { UnverifiedRules } from './unverified.tsx'

export type ActModel = OpenedCase & {
  readonly act: CaseAct
  readonly title: string
  readonly offers: Offers
  readonly form: Form
  readonly refusal: Refusal | null
  readonly soFar: SoFar
  readonly today: Day
  /** The work list that it was opened from; null where it was opened from the case. */
  readonly listHref: string | null
  /** What somebody may go on to in one press; null where nothing follows that they may do. */
  readonly goesOnTo: string | null
}

/** The value of the second button: record, and go on to the next step of the same case. */
export const goOn = 'next-step'

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
      <CaseSoFar
        {...model.soFar}
        case={model.case}
        today={model.today}
        isOpen={act.needsHistory === true && refusal === null}
      />
      <p class="nhsuk-hint">This case is judged by: {frameworkInWords(model.case.receivedOn)}.</p>
      <UnverifiedRules rules={unverifiedRulesOf(act.act)} />
      <ActForm seen={version}>
        <FieldSet fields={act.fields} form={form} messages={messagesOf(refusal)} offers={offers} />
        <Button preventDoubleClick>{title}</Button>{' '}
        {model.goesOnTo && (
          <Button variant="secondary" name="then" value={goOn} preventDoubleClick>
            {`${title}, then ${model.goesOnTo}`}
          </Button>
        )}
      </ActForm>
    </>
  )
}
