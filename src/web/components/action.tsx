import { Anchor } from './link.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface ActionLinkProps extends PartProps {
  readonly href: string
  readonly text: Content
  /** Which one "Change" is about: "Change name". */
  readonly visuallyHiddenText?: string | undefined
  /** The card it stands in, told to screen readers in brackets. */
  readonly within?: Content
}

/** What can be done with a row or a card. */
export function ActionLink({ href, text, visuallyHiddenText, within, ...part }: ActionLinkProps) {
  return (
    <Anchor
      class={classNames('nhsuk-link', part.class)}
      id={part.id}
      href={href}
      attributes={part.attributes}
    >
      {text}
      {(visuallyHiddenText || within) && (
        <span class="nhsuk-u-visually-hidden">
          {visuallyHiddenText && ` ${visuallyHiddenText}`}
          {within && <> ({within})</>}
        </span>
      )}
    </Anchor>
  )
}
