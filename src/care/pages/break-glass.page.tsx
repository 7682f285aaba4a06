import type { Refusal } from '#kit'
import {
  ActForm,
  Button,
  FieldSet,
  type Fields,
  type Form,
  InsetText,
  Link,
  messagesOf,
  Problems,
} from '#web'
import { type UnitTab, UnitTabs } from './unit-tabs.tsx'

export type BreakGlassModel = {
  readonly fields: Fields
  readonly form: Form
  readonly refusal: Refusal | null
  readonly opened: { readonly reason: string; readonly href: string } | null
  readonly endAction: string
  readonly system: string
  readonly tabs: readonly UnitTab[]
}

export function BreakGlassPage({ fields, form, refusal, opened, endAction, system, tabs }: BreakGlassModel) {
  return (
    <>
      <UnitTabs system={system} tabs={tabs} current="/work/break-glass" />
      <Problems refusal={refusal} />
      <h1>Open a case with a reason</h1>
      {opened && <Opened {...opened} endAction={endAction} />}
      <p>
        One case of another place opens to you for an hour, or until you close it, change your role or sign
        out. The auditor sees it at once: who, which case, and why.
      </p>
      <ActForm>
        <FieldSet fields={fields} form={form} messages={messagesOf(refusal)} offers={{}} />
        <Button variant="warning" preventDoubleClick>
          {opened ? 'Close that one and open this case' : 'Open this case'}
        </Button>
      </ActForm>
    </>
  )
}

function Opened({ reason, href, endAction }: NonNullable<BreakGlassModel['opened']> & { endAction: string }) {
  return (
    <>
      <InsetText>
        <p>
          A case is open to you. Your reason: “{reason}” <Link href={href}>Go to the case</Link>
        </p>
      </InsetText>
      <ActForm action={endAction}>
        <Button variant="secondary">Close it again</Button>
      </ActForm>
    </>
  )
}
