/** What the registry collects from footprints. */
export { findAreaRule } from './rules.ts'
