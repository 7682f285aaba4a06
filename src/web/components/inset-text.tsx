import { type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface InsetTextProps extends PartProps {
  /** One paragraph; or children, where there is more. */
  readonly text?: Content
  readonly children?: Content
  readonly visuallyHiddenText?: string | undefined
}

/** Words set apart from the text around them. */
export function InsetText({ text, children, visuallyHiddenText = 'Information', ...part }: InsetTextProps) {
  return (
    <div class={classNames('nhsuk-inset-text', part.class)} id={part.id} {...part.attributes}>
      <span class="nhsuk-u-visually-hidden">{visuallyHiddenText}: </span>
      {isPresent(text) && <p>{text}</p>}
      {children}
    </div>
  )
}
