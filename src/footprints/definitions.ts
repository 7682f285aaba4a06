/** What the registry collects from footprints. */
export { redrawRules } from './redraw/rules.ts'
export { findAreaRule } from './rules.ts'
