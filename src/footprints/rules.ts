/** Who may ask which area looks after them, and how it is drawn: anybody. */
import type { ActRule } from '#platform'

export const findAreaRule = {
  act: 'footprints.find-area',
  title: 'Find my area',
  roles: 'public',
  scope: 'anyone',
  reads: true,
} as const satisfies ActRule

export const viewBoundariesRule = {
  act: 'footprints.view-boundaries',
  title: 'See where councils and systems do not meet',
  roles: 'public',
  scope: 'anyone',
  reads: true,
} as const satisfies ActRule

export const viewLevelsRule = {
  act: 'footprints.view-levels',
  title: 'See who is outside the usual population',
  roles: 'public',
  scope: 'anyone',
  reads: true,
} as const satisfies ActRule
