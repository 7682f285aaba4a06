/** What a page of an area is. `app.ts` collects them; the server gives them a transaction and an actor. */
import type { ComponentChild } from 'preact'
import type { Refusal, Refused, Result } from '#kit'
import type { Actor, ActRule, SentFile, System, Tx } from '#platform'
import type { Form } from './form.ts'
import type { Opening } from './sessions/break-glass.ts'

/** Which kinds of page other areas offer panels for. */
export type PanelPage = 'place' | 'case' | 'system' | 'work' | 'redraw' | 'organisation'

export type PageContext = {
  readonly tx: Tx
  readonly actor: Actor
  readonly system: System
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** What was posted, when the page is shown again after a refusal or with a draft that was kept. */
  readonly form: Form | null
  readonly refusal: Refusal | null
  /** The file that was sent with the form, on a page that takes one; it is the page's to keep. */
  readonly file?: SentFile | null
  /** The path and query asked for, for links to other editions, sorts and filters of the same page. */
  readonly url: string
  /**
   * Work done as nobody in particular, in a transaction of its own: a total under the actor's own row security would be
   * silently partial. It reaches only what the role `counting` may read, which names nobody.
   */
  count<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** What other areas offer for this page, as far as the actor may see it, in the registry's order. */
  panels(on: PanelPage, of: string): Promise<readonly ComponentChild[]>
  /** Opens one subject to this session, for an hour at most; audited before anything of it is seen. */
  breakGlass(opening: Opening): Promise<Result<{ readonly until: string }>>
  mendGlass(): Promise<void>
}

export type Shown = {
  readonly title: string
  readonly body: ComponentChild
  readonly status?: number
  /** Each of its tables can be had as CSV. */
  readonly tables?: 'as-files'
  /** Which of the navigation's entries this page belongs to. */
  readonly section?: string
  /** Said in the line under the header instead of the actor's own day: a pinned edition, an earlier day. */
  readonly asAt?: string
}

/** A file instead of a page: CSV, spreadsheet, calendar feed. */
export type Sent = {
  readonly file: { readonly name: string; readonly type: string; readonly content: string | Uint8Array }
}

export type Went = { readonly goTo: string }

export type Page = {
  /** `/:system/work/cases/:id`; paths without `:system` belong to the product as a whole. */
  readonly path: string
  /** The row of the authorisation table that opens the page for reading. */
  readonly act: ActRule
  show(context: PageContext): Promise<Shown | Sent | Went | Refused>
  readonly submit?: {
    readonly act: ActRule
    /** The form may bring a file. */
    readonly takesFile?: true
    handle(context: PageContext & { readonly form: Form }): Promise<Result<Went>>
  }
}
