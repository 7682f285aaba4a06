import { FormField, type FormFieldProps, fieldControl } from './form-field.tsx'
import { type Attributes, type Content, classNames, isPresent } from './part.ts'

export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30

export interface InputProps extends FormFieldProps {
  readonly value?: string | number | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'search' | 'email' | 'tel' | undefined
  /** Characters that fit. */
  readonly width?: InputWidth | undefined
  readonly isLarge?: boolean | undefined
  readonly isCode?: boolean | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: 'none' | 'sentences' | 'words' | 'characters' | undefined
  readonly pattern?: string | undefined
  readonly placeholder?: string | undefined
  /** Shown before and after, such as £ or "days"; hidden from screen readers, so the label says it too. */
  readonly prefix?: Content
  readonly suffix?: Content
  readonly wrapperClass?: string | undefined
  readonly wrapperAttributes?: Attributes | undefined
}

/** One line of text. */
export function Input(props: InputProps) {
  return (
    <FormField field={props}>
      {needsWrapper(props) ? <WrappedInput {...props} /> : <InputElement {...props} />}
    </FormField>
  )
}

const needsWrapper = ({
  prefix,
  suffix,
  before,
  after,
  wrapperClass,
  wrapperAttributes,
}: InputProps): boolean =>
  [prefix, suffix, before, after].some(isPresent) ||
  wrapperClass !== undefined ||
  wrapperAttributes !== undefined

function WrappedInput(props: InputProps) {
  const name = classNames(
    'nhsuk-input-wrapper',
    props.isLarge && 'nhsuk-input-wrapper--large',
    props.wrapperClass,
  )
  return (
    <div class={name} {...props.wrapperAttributes}>
      {props.before}
      <Affix kind="prefix">{props.prefix}</Affix>
      <InputElement {...props} />
      <Affix kind="suffix">{props.suffix}</Affix>
      {props.after}
    </div>
  )
}

function Affix({ kind, children }: { readonly kind: 'prefix' | 'suffix'; readonly children: Content }) {
  if (!isPresent(children)) return null
  return (
    <div class={`nhsuk-input-wrapper__${kind}`} aria-hidden="true">
      {children}
    </div>
  )
}

function InputElement(props: InputProps) {
  const { id, isInvalid, describedBy } = fieldControl(props)
  const name = classNames(
    'nhsuk-input',
    props.isLarge && 'nhsuk-input--large',
    props.isCode && 'nhsuk-input--code',
    isInvalid && 'nhsuk-input--error',
    props.width && `nhsuk-input--width-${props.width}`,
    props.class,
  )
  return (
    <input
      class={name}
      id={id}
      name={props.name}
      type={props.type ?? 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      placeholder={props.placeholder}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
}
