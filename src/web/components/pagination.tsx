import { Icon } from './icon.tsx'
import { Anchor } from './link.tsx'
import { type Attributes, type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface PageLink {
  readonly href: string
  /** "Previous page" and "Next page" unless told. */
  readonly text?: Content
  /** What stands on that page. */
  readonly label?: Content
  readonly attributes?: Attributes | undefined
}

export interface PaginationProps extends PartProps {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly ariaLabel?: string | undefined
}

/** Said twice because nhsuk-frontend says it twice: its fixtures are our tests. */
const landmark: Attributes = { role: 'navigation' }

/** To the page before and the page after. Pages have no numbers: lists are read by key, not by counting. */
export function Pagination({ previous, next, ariaLabel = 'Pagination', ...part }: PaginationProps) {
  return (
    <nav
      class={classNames('nhsuk-pagination', part.class)}
      id={part.id}
      {...landmark}
      aria-label={ariaLabel}
      {...part.attributes}
    >
      <ul class="nhsuk-list nhsuk-pagination__list">
        {previous && (
          <li class="nhsuk-pagination-item--previous">
            <PaginationLink link={previous} rel="prev" />
          </li>
        )}
        {next && (
          <li class="nhsuk-pagination-item--next">
            <PaginationLink link={next} rel="next" />
          </li>
        )}
      </ul>
    </nav>
  )
}

function PaginationLink({ link, rel }: { readonly link: PageLink; readonly rel: 'prev' | 'next' }) {
  return (
    <Anchor
      class={`nhsuk-pagination__link nhsuk-pagination__link--${rel}`}
      href={link.href}
      rel={rel}
      attributes={link.attributes}
    >
      <span class="nhsuk-pagination__title">
        {link.text ?? (
          <>
            {rel === 'prev' ? 'Previous' : 'Next'}
            <span class="nhsuk-u-visually-hidden"> page</span>
          </>
        )}
      </span>
      {isPresent(link.label) && (
        <>
          <span class="nhsuk-u-visually-hidden">:</span>
          <span class="nhsuk-pagination__page">{link.label}</span>
        </>
      )}
      <Icon name={rel === 'prev' ? 'arrow-left' : 'arrow-right'} />
    </Anchor>
  )
}
