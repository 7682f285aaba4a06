import { FormField, type FormFieldProps, fieldControl } from './form-field.tsx'
import { type Attributes, classNames, isPresent } from './part.ts'

export interface SelectOption {
  readonly text: string | number
  /** The text, unless told. */
  readonly value?: string | number | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

/** A line between options. */
export const divider = { divider: true } as const

export interface SelectProps extends FormFieldProps {
  readonly items: readonly (SelectOption | typeof divider)[]
  /** The value that is chosen. */
  readonly value?: string | number | undefined
  readonly wrapperClass?: string | undefined
}

/** One choice of a long list. */
export function Select(props: SelectProps) {
  const isWrapped = isPresent(props.before) || isPresent(props.after) || props.wrapperClass !== undefined
  const select = <SelectElement {...props} />
  return (
    <FormField field={props}>
      {isWrapped ? (
        <div class={classNames('nhsuk-input-wrapper', props.wrapperClass)}>
          {props.before}
          {select}
          {props.after}
        </div>
      ) : (
        select
      )}
    </FormField>
  )
}

function SelectElement(props: SelectProps) {
  const { id, isInvalid, describedBy } = fieldControl(props)
  return (
    <select
      class={classNames('nhsuk-select', isInvalid && 'nhsuk-select--error', props.class)}
      id={id}
      name={props.name}
      disabled={props.disabled}
      aria-describedby={describedBy}
      {...props.attributes}
    >
      {props.items.map(item =>
        'divider' in item ? <hr /> : <Option item={item} isChosen={isChosen(item, props.value)} />,
      )}
    </select>
  )
}

const isChosen = (item: SelectOption, value: string | number | undefined): boolean =>
  value !== undefined && String(item.value ?? item.text) === String(value)

function Option({ item, isChosen }: { readonly item: SelectOption; readonly isChosen: boolean }) {
  return (
    <option value={item.value} selected={isChosen} disabled={item.disabled} {...item.attributes}>
      {item.text}
    </option>
  )
}
