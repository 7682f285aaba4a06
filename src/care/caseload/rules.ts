/** Acts on a whole caseload, and who may do them. */
import type { ActRule } from '#platform'

export const caseloadRules = {
  'import-caseload': {
    act: 'care.import-caseload',
    title: 'Bring a caseload in',
    roles: ['hub-verifier', 'performance-analyst'],
    scope: 'system',
  },
  'confirm-mapping': {
    act: 'care.confirm-mapping',
    title: 'Say how a spreadsheet is read',
    roles: ['hub-verifier', 'performance-analyst'],
    scope: 'system',
  },
  'state-when-recorded': {
    act: 'care.state-when-recorded',
    title: 'State when something was recorded elsewhere',
    roles: ['hub-verifier'],
    scope: 'system',
  },
  'export-caseload': {
    act: 'care.export-caseload',
    title: 'Take the caseload out',
    roles: ['hub-verifier'],
    scope: 'system',
    reads: true,
  },
} as const satisfies Record<string, ActRule>
