import type { Crumb } from '../components/breadcrumb.tsx'
import type { Content } from '../components/part.ts'
import type { NavigationItem } from './navigation.tsx'

/** Who is looking: shown by role and organisation; the name is for the person's own eyes. */
export interface FrameActor {
  readonly name?: string | undefined
  readonly role: string
  readonly organisation: string
  /** Where another of one's roles is chosen; only for those who have several. */
  readonly changeRoleHref?: string | undefined
  /** Signing out changes something, so it is a form with a token. */
  readonly signOut: { readonly action: string; readonly token: string }
}

export interface FrameSystem {
  readonly name: string
  readonly href: string
  readonly changeHref?: string | undefined
}

/** Everything around a page's own content. */
export interface PageFrame {
  /** The page's question or subject; the tab adds the system and the product. */
  readonly title: string
  readonly lang?: string | undefined
  readonly system: FrameSystem | null
  /** "Shown as at 10 March 2021", or the edition: in words, or null where nothing is shown as at a day. */
  readonly asAt: string | null
  readonly isDemonstration: boolean
  readonly actor: FrameActor | null
  /** Offered to those who are not signed in. */
  readonly signInHref?: string | undefined
  readonly navigation: readonly NavigationItem[]
  readonly section?: string | undefined
  readonly search?: { readonly action: string; readonly value?: string | undefined } | undefined
  /** The form was not accepted: the tab's title says so first. */
  readonly hasErrors?: boolean | undefined
  /** Where the page stands, from the top down; or, in a task of several pages, one page back. */
  readonly breadcrumb?: readonly Crumb[] | undefined
  readonly backHref?: string | undefined
  readonly main: Content
  /** Printed in the foot, so that a page on paper says what it is a copy of. */
  readonly edition?: { readonly name: string; readonly hash: string } | undefined
  readonly footerLinks?: readonly { readonly text: string; readonly href: string }[] | undefined
  /** The page's own address, printed in the foot. */
  readonly address?: string | undefined
}

export const demonstrationWords =
  'Demonstration. Organisations are real. Anything marked [invented] did not happen.'

/** "Error: What is late? – Lancashire and South Cumbria – Answerable" */
export const titleOf = ({ title, system, hasErrors }: PageFrame): string =>
  `${hasErrors ? 'Error: ' : ''}${[title, system?.name, 'Answerable'].filter(part => part).join(' – ')}`
