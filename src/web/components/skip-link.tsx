import { Anchor } from './link.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface SkipLinkProps extends PartProps {
  readonly href?: string | undefined
  readonly children?: Content
}

/** The first thing the keyboard reaches: past header and navigation. */
export function SkipLink({
  href = '#maincontent',
  children = 'Skip to main content',
  ...part
}: SkipLinkProps) {
  const attributes = { 'data-module': 'nhsuk-skip-link', ...part.attributes }
  return (
    <Anchor
      class={classNames('nhsuk-skip-link', part.class)}
      id={part.id}
      href={href}
      attributes={attributes}
    >
      {children}
    </Anchor>
  )
}
