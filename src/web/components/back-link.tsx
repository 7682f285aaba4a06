import { Anchor } from './link.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface BackLinkProps extends PartProps {
  readonly href: string
  readonly visuallyHiddenText?: string | undefined
  /** "Back" unless told. */
  readonly children?: Content
}

/** One page back, above the heading. */
export function BackLink({ href, visuallyHiddenText, children = 'Back', ...part }: BackLinkProps) {
  return (
    <Anchor
      href={href}
      id={part.id}
      class={classNames('nhsuk-back-link', part.class)}
      attributes={part.attributes}
    >
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden">{visuallyHiddenText} </span>}
      {children}
    </Anchor>
  )
}
