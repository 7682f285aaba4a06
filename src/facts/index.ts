/** Appending, taking back, history, as-at. Only `clocks` may append; other areas record through it. */
export {
  byOccurrence,
  type Detail,
  type Fact,
  knownAt,
  type NewFact,
  removed,
  standing,
  standingAsTold,
  toldPlaces,
  withdrawn,
  withWhatItReplaced,
} from './fact.ts'
export { hold } from './hold.ts'
export { insertFacts, relabelFacts, reserveFactIds, upsertSubjects } from './store/histories.ts'
export {
  factsOf,
  factsOfMany,
  insertFact,
  insertSubject,
  replaceWithTombstone,
  subjectOf,
  subjectsAfter,
  tombstonesOf,
  updateLabels,
  versionsOf,
} from './store.ts'
export type { Labels, NewSubject, Subject } from './subject.ts'
