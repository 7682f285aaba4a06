import { Anchor } from './link.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface PageTab {
  readonly text: Content
  readonly href: string
  readonly isCurrent?: boolean | undefined
}

export interface PageTabsProps extends PartProps {
  /** What the pages are about, for screen readers. */
  readonly label: string
  readonly items: readonly PageTab[]
}

/** Parts of one subject, each a page with its own address: tabs that work without script and print. */
export function PageTabs({ label, items, ...part }: PageTabsProps) {
  return (
    <nav class={classNames('app-page-tabs', part.class)} id={part.id} aria-label={label} {...part.attributes}>
      <ul class="app-page-tabs__list">
        {items.map(item => (
          <li class="app-page-tabs__item">
            <Anchor
              class="app-page-tabs__link"
              href={item.href}
              attributes={{ 'aria-current': item.isCurrent ? 'page' : undefined }}
            >
              {item.text}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
