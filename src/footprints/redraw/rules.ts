/** Who may see what other lines would do: anybody. Who may keep a proposal for a system: those who bring it to a board. */
import type { ActRule } from '#platform'

const keepers = ['performance-analyst', 'director', 'board-secretary'] as const

export const redrawRules = {
  redraw: {
    act: 'footprints.redraw',
    title: 'See what other lines would do',
    roles: 'public',
    scope: 'anyone',
    reads: true,
  },
  'view-proposals': {
    act: 'footprints.view-proposals',
    title: 'See the proposals that are kept',
    roles: keepers,
    scope: 'system',
    reads: true,
  },
  'keep-proposal': {
    act: 'footprints.keep-proposal',
    title: 'Keep this proposal',
    roles: keepers,
    scope: 'system',
  },
  'drop-proposal': {
    act: 'footprints.drop-proposal',
    title: 'Let this proposal go',
    roles: keepers,
    scope: 'system',
  },
} as const satisfies Record<string, ActRule>
