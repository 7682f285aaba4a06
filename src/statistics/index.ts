/**
 * The door of the statistics: rates, charts, funnels and models that an analyst would trust, without dependencies.
 * The world imports it as `answerable/statistics`. Every function that can meet bad input gives an `Outcome`.
 */

export {
  type Agreement,
  type AgreementWeights,
  type DoubleRating,
  gwetAgreement,
  weightedKappa,
} from './agreement/agreement.ts'
export {
  type BacklogForecast,
  forecastBacklog,
  type QuantileBand,
  quantileBand,
} from './backlogs/forecast.ts'
export type { BacklogModel, StaffGroup, Week, WorkKind } from './backlogs/model.ts'
export { type Discovery, discoveries, twoSidedProbability } from './comparison/false-discovery.ts'
export {
  type ControlChart,
  type ControlChartOptions,
  type ControlChartPhase,
  type ControlChartPoint,
  controlChart,
} from './control-charts/chart.ts'
export {
  type ControlChartConvention,
  type ControlChartConventionName,
  controlChartConventions,
  defaultControlChartConvention,
  describeConvention,
} from './control-charts/convention.ts'
export type { ProcessLimits } from './control-charts/limits.ts'
export { type PointRule, pointRules } from './control-charts/rules.ts'
export type { Observations } from './control-charts/series.ts'
export type { Assurance, ImprovementDirection, PointKind, VariationIcon } from './control-charts/verdicts.ts'
export { chiSquareQuantile } from './distributions/chi-square.ts'
export { normalCumulative, normalDensity, normalQuantile } from './distributions/normal.ts'
export { poissonAtLeast, poissonAtMost } from './distributions/poisson.ts'
export { studentQuantile } from './distributions/student.ts'
export {
  type FunnelLimits,
  type FunnelPoint,
  funnelLimits,
  proportionControlLimits,
} from './funnels/control-limits.ts'
export type { LimitSet } from './funnels/outliers.ts'
export {
  type Dispersion,
  type DispersionOptions,
  type DispersionRow,
  type DispersionUnit,
  dispersion,
  overdispersedFunnel,
} from './funnels/overdispersion.ts'
export {
  bisectedPoissonControl,
  exactPoissonControl,
  type PoissonControl,
} from './funnels/poisson-control.ts'
export { funnelStandings, type Standing } from './funnels/standing.ts'
export type { DispersionKind } from './funnels/transformations.ts'
export type { FunnelKind, FunnelUnit } from './funnels/units.ts'
export {
  type LifeExpectancy,
  type LifeTableSuppression,
  lifeExpectancy,
  lifeTableAges,
} from './inequality/life-expectancy.ts'
export {
  type InequalityQuantile,
  type Limits,
  type SlopeIndex,
  type SlopeOptions,
  slopeIndex,
} from './inequality/slope-index.ts'
export { exactSlopeLimits } from './inequality/slope-limits.ts'
export { type Confidence, confidenceOf } from './intervals/confidence.ts'
export type { Interval } from './intervals/counts.ts'
export { arithmeticMean, type Mean, meanWithLimits, sampleDeviation } from './intervals/mean.ts'
export { byarLimits, type CountLimits } from './intervals/poisson-limits.ts'
export { type QuantileBandOptions, quantileBands } from './intervals/quantile-bands.ts'
export { crudeRate, crudeRates, type Rate, type RateColumns, type RateOptions } from './intervals/rate.ts'
export { proportion } from './intervals/wilson.ts'
export {
  type BestFive,
  type BestFiveOptions,
  bestFiveCaution,
  bestFiveOpportunities,
  type ComparedArea,
} from './opportunity/best-five.ts'
export { type Expected, expectedFromNeed } from './opportunity/need.ts'
export {
  type NullSimulation,
  type NullSimulationOptions,
  simulateBestOfPeers,
} from './opportunity/null-simulation.ts'
export {
  type MayOverlap,
  type OpportunityLine,
  type OverlapBounds,
  overlapBounds,
} from './opportunity/overlap.ts'
export { nearestPeers, type Peer, type PeerVariable } from './opportunity/peers.ts'
export {
  type Persistence,
  persistenceOf,
  type ShrinkOptions,
  type ShrunkenOpportunities,
  type ShrunkenOpportunity,
  type SpendingArea,
  shrunkenOpportunities,
} from './opportunity/shrunken.ts'
export * from './outcome.ts'
export type { CapacitySchedule } from './queues/capacity.ts'
export { erlangQueue, generalServiceWait, type SteadyState } from './queues/steady-state.ts'
export { type QueueItems, type QueueOptions, type QueueTrace, traceQueue } from './queues/trace.ts'
export { type RandomStream, randomStream } from './random/generator.ts'
export {
  type AgeBands,
  type DirectOptions,
  type DirectRate,
  directRate,
  directRateOfRepeatedEvents,
  directRates,
  type RepeatedEvents,
} from './standardisation/direct.ts'
export {
  expectedEvents,
  type IndirectOptions,
  type IndirectRate,
  indirectRate,
  indirectRatio,
  type ReferenceBands,
} from './standardisation/indirect.ts'
export {
  clusteredMean,
  type SurveyDifference,
  type SurveyEstimate,
  surveyDifference,
  weightedMean,
  weightedShare,
  wilsonOfShare,
} from './surveys/estimates.ts'
export { type Publishable, publishable } from './surveys/publishable.ts'
export { type Margin, type Raking, type RakingOptions, rake } from './surveys/raking.ts'
export { compositeScore, type ItemScale, itemScore, personScore } from './surveys/scores.ts'
export {
  type CellWeight,
  cellWeights,
  designWeights,
  type EffectiveSample,
  effectiveSample,
  type PopulationCell,
  selfSelectedLabel,
} from './surveys/weights.ts'
