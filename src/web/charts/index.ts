export { byName } from './by-name.ts'
/** Charts and maps: data becomes a picture (`draw…`), a picture becomes a figure of a page (`Chart`) or a file. */

export { drawAgeBands } from './age-bands/draw-age-bands.tsx'
export type { AgeBandsModel, BandCount } from './age-bands/model.ts'
export { drawBridge } from './bridges/draw-bridge.tsx'
export type { BridgeModel, BridgeStep } from './bridges/model.ts'
export { Chart, type ChartProps } from './chart.tsx'
export { drawControlChart } from './control-charts/draw-control-chart.tsx'
export { AssuranceMark, VariationMark } from './control-charts/icons.tsx'
export type { ControlChartModel } from './control-charts/model.ts'
export { assuranceWords, variationWords } from './control-charts/verdict-words.ts'
export { drawFamilyTree } from './family-trees/draw-family-tree.tsx'
export type { FamilyMember, FamilyStep, FamilyTreeModel } from './family-trees/model.ts'
export { drawFunnel } from './funnels/draw-funnel.tsx'
export type { FunnelArea, FunnelModel } from './funnels/model.ts'
export type { AreaValue } from './maps/classes.ts'
export { drawMap } from './maps/draw-map.tsx'
export { drawMarkedMap } from './maps/draw-marked-map.tsx'
export type { MarkedArea, MarkedMapModel } from './maps/marked-model.ts'
export type { ClassName, MapModel } from './maps/model.ts'
export type { AreaFeature } from './maps/shapes.ts'
export type {
  Drawing,
  ListedArea,
  Picture,
  PictureCell,
  PictureColumn,
  PictureFormat,
  PictureResult,
  PictureTable,
  Verdict,
} from './picture.ts'
export { drawSmallMultiples } from './small-multiples/draw-small-multiples.tsx'
export type { SmallMultiplesModel } from './small-multiples/model.ts'
export { type StandaloneOptions, standaloneSvg } from './standalone-svg.tsx'
export { drawTrajectory } from './trajectories/draw-trajectory.tsx'
export type { ExpectedPoint, TrajectoryModel, TrajectoryPath } from './trajectories/model.ts'
