/** `/england/redraw/side-by-side`: what would each proposal do? Two or more, in columns, beside the lines as they are. */
import { done, type Result, refuse } from '#kit'
import { guardRole, type Tx } from '#platform'
import { type Page, type PageContext, statusOf } from '#web'
import { readingsOn } from '../../level.ts'
import { allChanged } from '../../redraw/change.ts'
import { effectOf } from '../../redraw/effect.ts'
import { type Proposal, readChanges } from '../../redraw/proposal.ts'
import { redrawRules } from '../../redraw/rules.ts'
import { populationBands } from '../../store/levels.ts'
import { linesOn } from '../../store/lines.ts'
import { keptProposals } from '../../store/proposals.ts'
import { sideBySideHref, sideBySidePath } from './address.ts'
import { wordsOfChange } from './choices.ts'
import { partnersOf } from './partners.ts'
import { dayOfLists, namesOf } from './redraw.ts'
import { type ComparedProposal, SideBySidePage } from './side-by-side.page.tsx'

/** More columns than can be read. */
const mostProposals = 6

export const sideBySidePage: Page = {
  path: sideBySidePath,
  act: redrawRules.redraw,
  async show(context) {
    const { query, tx, actor } = context
    const proposals = await proposalsIn(context, query.getAll('proposal'))
    const pasted = query.get('another')?.trim() ?? ''
    const another = pasted === '' ? null : await pastedProposal(context, pasted)
    if (another?.ok) return { goTo: sideBySideHref([...proposals, another.value]) }
    const compared: ComparedProposal[] = []
    for (const proposal of proposals) compared.push(await comparedOf(context, proposal))
    const sees = guardRole(redrawRules['view-proposals'], actor) === undefined
    return {
      title: 'What would each proposal do?',
      ...(another && !another.ok ? { status: statusOf[another.refusal.code] } : {}),
      body: SideBySidePage({
        compared,
        mayAdd: proposals.length < mostProposals,
        pasted,
        refusal: another && !another.ok ? another.refusal : null,
        kept: sees ? await keptOf(tx, actor.system) : [],
      }),
    }
  },
}

async function proposalsIn(context: PageContext, texts: readonly string[]): Promise<Proposal[]> {
  const found: Proposal[] = []
  for (const text of texts.slice(0, mostProposals)) {
    const proposal = await proposalOf(context, text)
    if (proposal) found.push(proposal)
  }
  return found
}

/** From what stands behind the question mark of a proposal's address; undefined where nothing changes. */
async function proposalOf({ tx, actor }: PageContext, text: string): Promise<Proposal | undefined> {
  const query = new URLSearchParams(text)
  const { changes } = readChanges(query.getAll('change'))
  if (changes.length === 0) return undefined
  return { on: await dayOfLists(tx, query.get('on'), actor.at.today), changes }
}

async function pastedProposal(context: PageContext, text: string): Promise<Result<Proposal>> {
  const proposal = await proposalOf(context, text.slice(text.indexOf('?') + 1))
  if (proposal) return done(proposal)
  return refuse('invalid', 'This is not the address of a proposal that changes something', {
    field: 'another',
  })
}

async function comparedOf(context: PageContext, proposal: Proposal): Promise<ComparedProposal> {
  const before = await linesOn(context.tx, proposal.on)
  const drawn = allChanged(before, proposal.changes)
  const after = drawn.ok ? drawn.value : before
  const name = await namesOf(context, before, proposal.on)
  const losers = partnersOf(before, after, name).map(({ kind, rows }) => ({
    kind,
    count: rows.filter(row => row.loses).length,
  }))
  const losing = (wanted: string) =>
    losers.filter(each => each.kind === wanted).reduce((sum, each) => sum + each.count, 0)
  return {
    proposal,
    changes: proposal.changes.map(change => wordsOfChange(change, name)),
    effect: effectOf(before, after, 0),
    sizes: readingsOn(await populationBands(context.tx), 'system', proposal.on),
    refusal: drawn.ok ? null : drawn.refusal,
    losing: { commissioners: losing('commissioner'), councils: losing('council') },
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
