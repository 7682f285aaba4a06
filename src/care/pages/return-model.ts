/** What the page of the national return shows. */
import type { Refusal } from '#kit'
import type { Cell } from '../return/cells.ts'
import type { Counting } from '../return/count-return.ts'
import type { Version } from '../return/store/versions.ts'
import type { AskedReturn } from './return-asked.ts'

export type ReturnModel = {
  readonly system: string
  /** A demonstration: nothing that is counted happened. */
  readonly invented: boolean
  readonly asked: AskedReturn
  readonly refusal: Refusal | null
  readonly counting: Counting
  /** The newest first. */
  readonly versions: readonly Version[]
  /** The last version that both have signed. */
  readonly frozen: { readonly version: Version; readonly cells: readonly Cell[] } | null
  /** Signed by the analyst, not yet by the director. */
  readonly awaiting: Version | null
  /** The newest version says what is counted here. */
  readonly isSigned: boolean
  readonly maySignAs: 'analyst' | 'director' | null
  readonly isOver: boolean
  readonly why: string
  readonly previousHref: string
  readonly nextHref: string | null
}
