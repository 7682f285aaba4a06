import { BackLink } from './back-link.tsx'
import { Anchor } from './link.tsx'
import { type Attributes, type Content, classNames, type PartProps } from './part.ts'

export interface Crumb {
  readonly text: Content
  readonly href: string
  readonly attributes?: Attributes | undefined
}

export interface BreadcrumbProps extends PartProps {
  /** From the top down to the page above this one. */
  readonly items: readonly Crumb[]
  readonly ariaLabel?: string | undefined
}

/** Where this page stands; on a phone only the way back up. */
export function Breadcrumb({ items, ariaLabel = 'Breadcrumb', ...part }: BreadcrumbProps) {
  const last = items.at(-1)
  return (
    <nav
      class={classNames('nhsuk-breadcrumb', part.class)}
      id={part.id}
      aria-label={ariaLabel}
      {...part.attributes}
    >
      <ol class="nhsuk-breadcrumb__list">
        {items.map(item => (
          <li class="nhsuk-breadcrumb__list-item">
            <Anchor class="nhsuk-breadcrumb__link" href={item.href} attributes={item.attributes}>
              {item.text}
            </Anchor>
          </li>
        ))}
      </ol>
      {last && (
        <BackLink href={last.href} visuallyHiddenText="Back to" attributes={last.attributes}>
          {last.text}
        </BackLink>
      )}
    </nav>
  )
}
