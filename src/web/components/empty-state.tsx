import { Link } from './link.tsx'
import type { Content } from './part.ts'

export interface EmptyStateProps {
  /** "No questions have been recorded yet." */
  readonly why: Content
  /** What would fill it. */
  readonly fills?: Content
  /** Who can. */
  readonly who?: Content
  readonly link?: { readonly text: Content; readonly href: string } | undefined
}

/** Nothing here: why, what would fill it, who can. */
export function EmptyState({ why, fills, who, link }: EmptyStateProps) {
  return (
    <div class="app-empty">
      <p class="app-empty__why">{why}</p>
      {(fills || who) && (
        <p>
          {fills} {who}
        </p>
      )}
      {link && (
        <p>
          <Link href={link.href}>{link.text}</Link>
        </p>
      )}
    </div>
  )
}
