/** What the registry collects from footprints. */
import type { ActRule } from '#platform'
import { redrawRules } from './redraw/rules.ts'
import { findAreaRule, viewBoundariesRule, viewLevelsRule } from './rules.ts'

export const footprintActs: readonly ActRule[] = [
  ...[findAreaRule, viewBoundariesRule, viewLevelsRule],
  ...Object.values(redrawRules),
]
