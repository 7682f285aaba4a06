import { Anchor } from '../components/link.tsx'

/** One entry of the navigation. `section` is compared with the page's own. */
export interface NavigationItem {
  readonly section: string
  readonly text: string
  readonly href: string
}

/** The public's navigation, in its order. A page that is not built yet is simply not given to the frame. */
export const publicSections = {
  promises: 'Promises',
  money: 'Money',
  decisions: 'Decisions',
  questions: 'Questions',
  'your-area': 'Your area',
} as const

export type PublicSection = keyof typeof publicSections

/** Entries for the public pages that exist, from their addresses. */
export const publicNavigation = (
  addresses: Readonly<Partial<Record<PublicSection, string>>>,
): readonly NavigationItem[] =>
  Object.entries(publicSections).flatMap(([section, text]) => {
    const href = addresses[section as PublicSection]
    return href === undefined ? [] : [{ section, text, href }]
  })

/** My work, first where there is one. */
export const myWork = (href: string): NavigationItem => ({ section: 'work', text: 'My work', href })

interface NavigationProps {
  readonly items: readonly NavigationItem[]
  readonly section: string | undefined
  /** The page's own address: of several entries of its section the one that it lies below is current. */
  readonly address?: string | undefined
}

/** At most one: somebody may have several entries of one section. */
function currentOf({ items, section, address = '' }: NavigationProps): NavigationItem | undefined {
  const ofSection = items.filter(item => item.section === section)
  const [path = ''] = address.split('?')
  const above = ofSection.filter(({ href }) => path === href || path.startsWith(`${href}/`))
  return [...above].sort((one, other) => other.href.length - one.href.length)[0] ?? ofSection[0]
}

/** The areas of the product: my work first, then in the order given. Wraps on a phone; nothing is hidden in a menu. */
export function Navigation(props: NavigationProps) {
  const { items } = props
  if (items.length === 0) return null
  const current = currentOf(props)
  const ordered = [...items.filter(isWork), ...items.filter(item => !isWork(item))]
  return (
    <nav class="app-navigation" aria-label="Main">
      <ul class="app-navigation__list nhsuk-width-container">
        {ordered.map(item => (
          <li class="app-navigation__item">
            <Anchor
              class="app-navigation__link"
              href={item.href}
              attributes={{ 'aria-current': item === current ? 'true' : undefined }}
            >
              {item.text}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const isWork = (item: NavigationItem): boolean => item.section === 'work'
