/** Who may bring files in, step by step. Which kinds of file is asked by each kind's own rule as well. */
import type { ActRule } from '#platform'

const bringers = { roles: ['hub-verifier', 'performance-analyst'], scope: 'system' } as const

export const importRules = {
  'view-files': {
    ...{ act: 'web.view-brought-files', title: 'See the files that were brought in' },
    ...{ ...bringers, reads: true },
  },
  bring: { act: 'web.bring-file', title: 'Bring a file in', ...bringers },
  'view-rows': {
    ...{ act: 'web.view-brought-rows', title: 'See the rejected rows of a file' },
    ...{ ...bringers, reads: true },
  },
  'view-changes': {
    ...{ act: 'web.view-brought-changes', title: 'See what a file would change' },
    ...{ ...bringers, reads: true },
  },
  correct: { act: 'web.correct-row', title: 'Put a rejected row right', ...bringers },
  download: {
    ...{ act: 'web.download-rejected-rows', title: 'Download the rejected rows' },
    ...{ ...bringers, reads: true },
  },
  check: { act: 'web.check-file', title: 'Check a file against the caseload', ...bringers },
  apply: { act: 'web.apply-file', title: 'Apply a file', ...bringers },
  discard: { act: 'web.discard-file', title: 'Discard a file', ...bringers },
  stop: { act: 'web.stop-import', title: 'Stop the work on a file', ...bringers },
} as const satisfies Record<string, ActRule>

export const importActs: readonly ActRule[] = Object.values(importRules)
