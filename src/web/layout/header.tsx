import { Icon } from '../components/icon.tsx'
import { Anchor, safeHref } from '../components/link.tsx'
import { Logo } from './logo.tsx'
import type { PageFrame } from './page-frame.ts'

/** The band with our name, and search. */
export function Header({ search, system }: Pick<PageFrame, 'search' | 'system'>) {
  return (
    <header class="app-header">
      <div class="app-header__band nhsuk-width-container">
        <Anchor class="app-header__name" href={system?.href ?? '/'}>
          <Logo />
          <span>Answerable</span>
        </Anchor>
        {search && <Search {...search} />}
      </div>
    </header>
  )
}

function Search({ action, value }: NonNullable<PageFrame['search']>) {
  return (
    <search class="app-header__search">
      <form class="app-header__search-form" action={safeHref(action)} method="get">
        <label class="nhsuk-u-visually-hidden" for="site-search">
          Search
        </label>
        <input
          class="app-header__search-input"
          id="site-search"
          name="q"
          type="search"
          value={value}
          placeholder="Search"
          autocomplete="off"
        />
        <button class="app-header__search-button" type="submit">
          <Icon name="search" />
          <span class="nhsuk-u-visually-hidden">Search</span>
        </button>
      </form>
    </search>
  )
}
