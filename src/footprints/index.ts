/** Footprints: organisations, places, populations and boundaries, each as at a day. */
export {
  type Boundaries,
  type Boundary,
  type BoundarySet,
  boundarySets,
  readBoundaries,
} from './boundaries.ts'
export { type Coterminosity, coterminosity, type SplitCouncil } from './coterminosity.ts'
export { referenceKinds } from './kinds/reference.ts'
export { systemDivisionKinds } from './kinds/system.ts'
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
export { type AskedBoundaries, type SplitCouncils, splitCouncils } from './split-councils.ts'
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
export { type FoundArea, findArea, type SystemDay } from './store/search.ts'
