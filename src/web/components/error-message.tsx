import { type Content, classNames, type PartProps } from './part.ts'

export interface ErrorMessageProps extends PartProps {
  readonly children: Content
  /** Read out before the message; empty for none. "Error" unless told. */
  readonly visuallyHiddenText?: string | undefined
}

/** Why a field was not accepted, in words, above the field. */
export function ErrorMessage({ children, visuallyHiddenText = 'Error', ...part }: ErrorMessageProps) {
  return (
    <span class={classNames('nhsuk-error-message', part.class)} id={part.id} {...part.attributes}>
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>}
      {children}
    </span>
  )
}
