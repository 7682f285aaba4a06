/** What the page of the national return shows. */
import type { Refusal } from '#kit'
import type { Cell } from '../return/cells.ts'
import type { Counting } from '../return/count-return.ts'
import type { NationalReturn } from '../return/national-return.ts'
import type { Version } from '../return/store/versions.ts'
import type { RecordOfReferrals } from '../return/whole-record.ts'
import type { AskedReturn } from './return-asked.ts'

/** Numbers that stand beside those that are shown, with the difference. */
export type Beside = { readonly title: string; readonly cells: readonly Cell[] }

export type ReturnModel = {
  readonly system: string
  /** A demonstration: nothing that is counted happened. */
  readonly invented: boolean
  /** Its version is the one that is shown, whether asked for or waiting for whoever looks. */
  readonly asked: AskedReturn
  readonly refusal: Refusal | null
  readonly counting: Counting
  /** What the tables say: what is counted, or a version as it was signed. */
  readonly shown: NationalReturn
  /** What was signed off before it: what moved between the signatures. Null for the first, and where nothing moved. */
  readonly earlier: Beside | null
  /** What is counted now, where a version is shown that says otherwise. */
  readonly later: Beside | null
  /** Null where no referral says anything about it. */
  readonly record: RecordOfReferrals | null
  /** The newest first. */
  readonly versions: readonly Version[]
  /** The last version that both have signed. */
  readonly frozen: Version | null
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
