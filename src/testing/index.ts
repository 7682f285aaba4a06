/** What tests of every area share. Nothing but tests may open this door. */
export { aMoment, anActor } from './actors.ts'
export { Browser, type Visit } from './browser.ts'
export { aFact } from './facts.ts'
export { type FreshDatabase, freshDatabase } from './fresh-database.ts'
export { InventedDecisions } from './invented-decisions.ts'
export {
  type AskedReturnPage,
  type InventedReturn,
  inventedQuarter,
  inventReturn,
  wordsIn,
} from './invented-return.ts'
export { bringMutated } from './mutated-files.ts'
export { type SystemDatabase, systemDatabase } from './system-database.ts'
export { zipArchive } from './zip-archive.ts'
