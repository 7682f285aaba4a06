import { FormField, type FormFieldProps, fieldControl } from './form-field.tsx'
import { classNames } from './part.ts'

export interface TextareaProps extends FormFieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
}

/** Several lines of text. */
export function Textarea(props: TextareaProps) {
  const { id, isInvalid, describedBy } = fieldControl(props)
  return (
    <FormField field={props}>
      {props.before}
      <textarea
        class={classNames('nhsuk-textarea', isInvalid && 'nhsuk-textarea--error', props.class)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedBy}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      {props.after}
    </FormField>
  )
}
