/** Footprints: organisations, places, populations and boundaries, each as at a day. */
export {
  type Boundaries,
  type Boundary,
  type BoundarySet,
  boundarySets,
  readBoundaries,
} from './boundaries.ts'
export { type Coterminosity, coterminosity, type SplitCouncil } from './coterminosity.ts'
export { mergersOn } from './counts.ts'
export { referenceKinds } from './kinds/reference.ts'
export { smallAreaKinds } from './kinds/small-areas.ts'
export { systemDivisionKinds } from './kinds/system.ts'
export {
  type History,
  type LandedValue,
  type Landing,
  landOn,
  landValues,
  type ReportedValue,
  type Standing,
} from './landing.ts'
export { demonstrationFolder, type Loaded, loadReferenceData, loadSystem } from './load.ts'
export { mapOfFootprint } from './map-of-footprint.ts'
export {
  type CouncilTier,
  commissionerKinds,
  type Organisation,
  type OrganisationKind,
  organisationKinds,
  type Relation,
  relations,
  systemKinds,
  tiersOf,
} from './organisation.ts'
export { type Left, type Part, type Reason, reasons, type Spread } from './roll-up/part.ts'
export { rollUp } from './roll-up/roll-up.ts'
export {
  type CountedBy,
  countedBy,
  type RollUpLevel,
  rollUpLevels,
  routes,
  type Step,
} from './roll-up/route.ts'
export { type RollUpTo, type Weights, weightsTo } from './roll-up/weights.ts'
export { type AskedBoundaries, type SplitCouncils, splitCouncils } from './split-councils.ts'
export { councilCountOn } from './store/counts.ts'
export { historyFrom, landingsOn } from './store/landings.ts'
export { type Belonging, commissionersOf, membersOn, parentsOn, whereBelongs } from './store/memberships.ts'
export {
  familyOf,
  historyOf,
  namedOn,
  organisationOn,
  organisationsOn,
  type Succession,
  standingForOn,
  successionsOn,
} from './store/organisations.ts'
export { type CouncilPart, councilPartsOn, listsInForce } from './store/overlaps.ts'
export {
  type Place,
  placeOfCommissioner,
  placesOf,
  systemCodeOn,
  type Team,
  teamsOf,
} from './store/places.ts'
export { type Residents, residentsOf, residentsOfPlaces, together } from './store/populations.ts'
export {
  type Count,
  type PlacedCount,
  type RolledUp,
  relationOf,
  rollUpBy,
  type UnplacedCount,
} from './store/roll-up.ts'
export { type FoundArea, findArea, type SystemDay } from './store/search.ts'
