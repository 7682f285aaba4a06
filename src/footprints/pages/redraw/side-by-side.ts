/** `/england/redraw/side-by-side`: what would each proposal do? Two or more, in columns, beside the lines as they are. */
import { done, type Refusal, type Result, refuse } from '#kit'
import { guardRole, type Tx } from '#platform'
import { type Page, type PageContext, type Shown, statusOf } from '#web'
import { readingsOn } from '../../level.ts'
import { allChanged } from '../../redraw/change.ts'
import { effectOf } from '../../redraw/effect.ts'
import { type Proposal, readChanges } from '../../redraw/proposal.ts'
import { redrawRules } from '../../redraw/rules.ts'
import { populationBands } from '../../store/levels.ts'
import { linesOn } from '../../store/lines.ts'
import { keptProposals } from '../../store/proposals.ts'
import { thresholdAsked } from '../boundaries-asked.ts'
import { sideBySideHref, sideBySidePath } from './address.ts'
import { listsAsked } from './asked-lists.ts'
import { wordsOfChange } from './choices.ts'
import { namesOf } from './names.ts'
import { losersOf, partnersOf } from './partners.ts'
import { type ComparedProposal, SideBySidePage, SideBySideRefused } from './side-by-side.page.tsx'

const title = 'What would each proposal do?'
/** More columns than can be read. */
const mostProposals = 6

export const sideBySidePage: Page = {
  path: sideBySidePath,
  act: redrawRules.redraw,
  async show(context) {
    const { query, tx, actor } = context
    const share = thresholdAsked(query)
    if (!share.ok) return shareRefused(query, share.refusal)
    const { laid, leftOut } = await laidIn(context, query.getAll('proposal'))
    const proposals = laid.map(each => each.proposal)
    const pasted = query.get('another')?.trim() ?? ''
    const another = pasted === '' ? null : await pastedProposal(context, pasted)
    if (another?.ok)
      return { goTo: sideBySideHref([...proposals, another.value], shareWith(query, share.value, pasted)) }
    const compared: ComparedProposal[] = []
    for (const each of laid) compared.push(await comparedOf(context, each, share.value))
    const sees = guardRole(redrawRules['view-proposals'], actor) === undefined
    const refusal = another?.refusal ?? leftOut[0] ?? null
    return {
      title,
      ...(refusal ? { status: statusOf[refusal.code] } : {}),
      body: SideBySidePage({
        ...{ compared, pasted, share: share.value, leftOut: leftOut.map(each => each.message) },
        mayAdd: proposals.length < mostProposals,
        refusal: another?.refusal ?? null,
        kept: sees ? await keptOf(tx, actor.system) : [],
      }),
    }
  },
}

const shareRefused = (query: URLSearchParams, refusal: Refusal): Shown => ({
  ...{ title, status: statusOf[refusal.code] },
  body: SideBySideRefused({ refusal, asked: query }),
})

type Laid = { readonly proposal: Proposal; readonly unread: readonly string[] }

async function laidIn(context: PageContext, texts: readonly string[]) {
  const laid: Laid[] = []
  const leftOut: Refusal[] = []
  for (const text of texts.slice(0, mostProposals)) {
    const read = await laidOf(context, text)
    if (read.ok) laid.push(read.value)
    else leftOut.push(read.refusal)
  }
  return { laid, leftOut }
}

/** From what stands behind the question mark of a proposal's address. Refuses (`invalid`) where nothing changes. */
async function laidOf({ tx, actor }: PageContext, text: string): Promise<Result<Laid>> {
  const query = new URLSearchParams(text)
  const { changes, unread } = readChanges(query.getAll('change'))
  if (changes.length === 0)
    return refuse('invalid', 'This is not the address of a proposal that changes something')
  const lists = await listsAsked(tx, query, actor.at.today)
  return lists.ok ? done({ proposal: { on: lists.value, changes }, unread }) : lists
}

const queryOf = (address: string): string => address.slice(address.indexOf('?') + 1)

/** Refuses (`invalid`) what is not wholly the address of a proposal: nothing of it is dropped on the way here. */
async function pastedProposal(context: PageContext, address: string): Promise<Result<Proposal>> {
  const read = await laidOf(context, queryOf(address))
  const field = 'another'
  if (!read.ok) return refuse(read.refusal.code, read.refusal.message, { field })
  const [unread] = read.value.unread
  if (unread !== undefined)
    return refuse('invalid', `A part of this address could not be read: “${unread.slice(0, 60)}”`, { field })
  return done(read.value.proposal)
}

/** The first proposal that is laid here brings its own threshold, which then counts for all. */
function shareWith(query: URLSearchParams, share: number, pasted: string): number {
  if (query.has('share') || query.has('proposal')) return share
  const own = thresholdAsked(new URLSearchParams(queryOf(pasted)))
  return own.ok ? own.value : share
}

async function comparedOf(
  { tx }: PageContext,
  { proposal, unread }: Laid,
  share: number,
): Promise<ComparedProposal> {
  const before = await linesOn(tx, proposal.on)
  const drawn = allChanged(before, proposal.changes)
  const after = drawn.ok ? drawn.value : before
  const name = await namesOf(tx, before, proposal.on)
  const tables = partnersOf(before, after, name)
  return {
    ...{ proposal, unread },
    changes: proposal.changes.map(change => wordsOfChange(change, name)),
    effect: effectOf(before, after, share),
    sizes: readingsOn(await populationBands(tx), 'system', proposal.on),
    refusal: drawn.ok ? null : drawn.refusal,
    losing: { commissioners: losersOf(tables, 'commissioner'), councils: losersOf(tables, 'council') },
  }
}

type Kept = { readonly name: string; readonly proposal: Proposal }

async function keptOf(tx: Tx, system: string): Promise<Kept[]> {
  const kept = await keptProposals(tx, system)
  return kept.map(({ name, on, changes }) => ({
    name,
    proposal: { on, changes: readChanges(changes).changes },
  }))
}
