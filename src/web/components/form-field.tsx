import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'
import { Label, type LabelProps, labelProps } from './label.tsx'
import { type Attributes, type Content, classNames, idList, isPresent } from './part.ts'

/** What every single field (input, textarea, select, file) accepts. */
export interface FormFieldProps {
  readonly name: string
  /** The name, unless told; the error summary links to it. */
  readonly id?: string | undefined
  readonly label: string | LabelProps
  readonly hint?: Content
  readonly errorMessage?: Content
  /** Marked as wrong without a message of its own: the message stands on the group. */
  readonly invalid?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly disabled?: boolean | undefined
  readonly class?: string | undefined
  /** On the control itself. */
  readonly attributes?: Attributes | undefined
  readonly groupClass?: string | undefined
  readonly groupAttributes?: Attributes | undefined
  readonly before?: Content
  readonly after?: Content
}

/** What the control inside a field needs to know. */
export interface FieldControl {
  readonly id: string
  readonly isInvalid: boolean
  readonly describedBy: string | undefined
}

/** The control's identifier, whether it is wrong, and what describes it: given, then hint, then error. */
export function fieldControl(props: Omit<FormFieldProps, 'label'>): FieldControl {
  const id = props.id ?? props.name
  const hasError = isPresent(props.errorMessage)
  return {
    id,
    isInvalid: hasError || props.invalid === true,
    describedBy: idList(props.describedBy, isPresent(props.hint) && `${id}-hint`, hasError && `${id}-error`),
  }
}

interface FormFieldFrameProps {
  readonly field: FormFieldProps
  readonly children: Content
}

/** Label, hint and error message around a control. */
export function FormField({ field, children }: FormFieldFrameProps) {
  const { id, isInvalid } = fieldControl(field)
  const label = labelProps(field.label)
  return (
    <div
      class={classNames('nhsuk-form-group', isInvalid && 'nhsuk-form-group--error', field.groupClass)}
      {...field.groupAttributes}
    >
      <Label {...label} for={label.for ?? id} />
      <FieldNotes id={id} hint={field.hint} errorMessage={field.errorMessage} />
      {children}
    </div>
  )
}

interface FieldNotesProps {
  readonly id: string
  readonly hint?: Content
  readonly errorMessage?: Content
}

/** Hint and error message with the identifiers that `describedBy` names. */
export function FieldNotes({ id, hint, errorMessage }: FieldNotesProps) {
  return (
    <>
      {isPresent(hint) && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {isPresent(errorMessage) && <ErrorMessage id={`${id}-error`}>{errorMessage}</ErrorMessage>}
    </>
  )
}
