/** `/england/redraw/kept`: which proposals does our system keep? */
import { done } from '#kit'
import type { Page } from '#web'
import { dropProposal } from '../../redraw/keep-proposal.ts'
import { readChanges } from '../../redraw/proposal.ts'
import { redrawRules } from '../../redraw/rules.ts'
import { keptProposals } from '../../store/proposals.ts'
import { keptPath } from './address.ts'
import { KeptProposalsPage } from './kept-proposals.page.tsx'

export const keptProposalsPage: Page = {
  path: keptPath,
  act: redrawRules['view-proposals'],
  async show({ tx, actor, system, refusal }) {
    const kept = await keptProposals(tx, actor.system)
    return {
      title: 'Which proposals are kept?',
      body: KeptProposalsPage({
        system: system.name,
        refusal,
        kept: kept.map(({ id, name, on, changes, share, keptAt }) => ({
          ...{ id, name, keptAt, share },
          proposal: { on, changes: readChanges(changes).changes },
        })),
      }),
    }
  },
  submit: {
    act: redrawRules['drop-proposal'],
    async handle({ tx, actor, form }) {
      const dropped = await dropProposal(tx, actor, form.text('proposal'))
      return dropped.ok ? done({ goTo: keptPath }) : dropped
    },
  },
}
