/** What the registry collects from footprints. */
export { findAreaRule, viewBoundariesRule, viewLevelsRule } from './rules.ts'
