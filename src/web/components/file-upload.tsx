import { FormField, type FormFieldProps, fieldControl } from './form-field.tsx'
import { classNames } from './part.ts'

export interface FileUploadProps extends FormFieldProps {
  readonly isMultiple?: boolean | undefined
}

/** A file from the person's own machine. */
export function FileUpload(props: FileUploadProps) {
  const { id, describedBy } = fieldControl(props)
  return (
    <FormField
      field={{
        ...props,
        groupClass: classNames(props.groupClass, 'nhsuk-file-upload'),
        groupAttributes: { 'data-module': 'nhsuk-file-upload', ...props.groupAttributes },
      }}
    >
      {props.before}
      <input
        class={classNames('nhsuk-file-upload__input', props.class)}
        id={id}
        name={props.name}
        type="file"
        disabled={props.disabled}
        multiple={props.isMultiple}
        aria-describedby={describedBy}
        {...props.attributes}
      />
      {props.after}
    </FormField>
  )
}
