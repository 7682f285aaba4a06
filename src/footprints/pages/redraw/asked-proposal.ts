/** What is asked of the page of redrawn lines, as an address says it. */
import { done, type Refusal, type Result } from '#kit'
import type { PageContext } from '#web'
import { type ChangeKind, isChangeKind } from '../../redraw/change.ts'
import { type Proposal, readChanges } from '../../redraw/proposal.ts'
import { thresholdAsked } from '../boundaries-asked.ts'
import { listsAsked } from './asked-lists.ts'

export type Adding = { readonly kind: ChangeKind; readonly what: string; readonly to: string }
export type Asked = {
  readonly proposal: Proposal
  /** A part of a council counts as a part from this share on (0 to 1). */
  readonly share: number
  /** What torn addresses held besides. */
  readonly unread: readonly string[]
  /** The form that is open. */
  readonly kind: ChangeKind | null
  /** What was asked for instead of a form, where that is none. */
  readonly kindRefused: Refusal | null
  /** What was chosen in the form. */
  readonly adding: Adding | null
}

/** Refuses (`invalid`) a day or a threshold that is none, each at its field. */
export async function askedOf({
  tx,
  query,
  actor,
}: Pick<PageContext, 'tx' | 'query' | 'actor'>): Promise<Result<Asked>> {
  const lists = await listsAsked(tx, query, actor.at.today)
  const share = thresholdAsked(query)
  if (!lists.ok)
    return share.ok ? lists : { ok: false, refusal: { ...lists.refusal, others: [share.refusal] } }
  if (!share.ok) return share
  const { changes, unread } = readChanges(query.getAll('change'))
  const said = query.get('kind') ?? ''
  const kind = isChangeKind(said) ? said : null
  const isSent = kind !== null && query.has('what')
  return done({
    ...{ proposal: { on: lists.value, changes }, share: share.value, unread, kind },
    kindRefused:
      said === '' || kind
        ? null
        : { code: 'invalid', message: 'Choose what kind of change to propose', field: 'kind' },
    adding: isSent ? { kind, what: query.get('what') ?? '', to: query.get('to') ?? '' } : null,
  })
}
