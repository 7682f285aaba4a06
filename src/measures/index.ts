/** Definitions, counting, and the figures that came of it. */
export { countStandard, countStandards, finishedQuarters } from './count-standard.ts'
export {
  type Figure,
  type Level,
  notRecorded,
  percentOf,
  rollUp,
  type StoredFigure,
} from './figure.ts'
export type { Basis, CountingWay, Measure } from './measure.ts'
export { type Aim, reaches, type Standard, type StandardTag, standardTags } from './standard.ts'
export { type FigureFilter, latestFigures, versionsOf } from './store.ts'
