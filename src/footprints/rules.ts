/** Who may ask which area looks after them: anybody. */
import type { ActRule } from '#platform'

export const findAreaRule = {
  act: 'footprints.find-area',
  title: 'Find my area',
  roles: 'public',
  scope: 'anyone',
  reads: true,
} as const satisfies ActRule
