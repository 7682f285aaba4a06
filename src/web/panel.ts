/**
 * A part that an area offers for a page it does not own: what must be shown together but may not know each other
 * meets in `app.ts`.
 */
import type { ComponentChild } from 'preact'
import type { ActRule } from '#platform'
import type { PageContext, PanelPage } from './page.ts'

export type AreaPanel = {
  readonly id: string
  readonly on: PanelPage
  /** Who may see it; for others the page stands without it. */
  readonly act: ActRule
  /** Null where there is nothing to show. */
  /** `of` names the one: a place's short name, a case's id. */
  load(context: Omit<PageContext, 'panels'>, of: string): Promise<ComponentChild | null>
}
