/**
 * What reference implementations of the "Making Data Count" chart do differently, as data. A chart carries the
 * convention it was drawn by, and `describeConvention` prints it.
 */
export type ControlChartConvention = {
  readonly name: string
  /** Successive points on one side of the mean that make a run. */
  readonly runLength: number
  /** Successive points all rising or all falling that make a trend. */
  readonly trendLength: number
  /** Whether ranges of 3.267 times their mean and more are left out before the limits are drawn. */
  readonly ranges: 'screened' | 'kept'
  /** What a target that lies exactly on a limit says. */
  readonly targetOnLimit: 'inconsistent' | 'consistent'
  /** What happens to a phase with fewer points than `shortPhaseBelow`. */
  readonly shortPhase: 'warn' | 'no-limits'
  readonly shortPhaseBelow: number
}

const nhsrPlotTheDots: ControlChartConvention = {
  name: 'nhsrplotthedots',
  runLength: 7,
  trendLength: 7,
  ranges: 'screened',
  targetOnLimit: 'inconsistent',
  shortPhase: 'warn',
  shortPhaseBelow: 13,
}

/** The conventions that can be chosen by name; the first is the default. */
export const controlChartConventions = {
  /** NHSRplotthedots 0.2.2, the R package of the NHS-R community. */
  nhsrplotthedots: nhsrPlotTheDots,
  /** The spreadsheet of NHS England's Making Data Count team: ranges are not screened. */
  'nhs-england-spreadsheet': { ...nhsrPlotTheDots, name: 'nhs-england-spreadsheet', ranges: 'kept' },
  /** The design system of the NHS Federated Data Platform. */
  'fdp-design-system': {
    ...nhsrPlotTheDots,
    name: 'fdp-design-system',
    runLength: 6,
    trendLength: 6,
    ranges: 'kept',
    targetOnLimit: 'consistent',
    shortPhase: 'no-limits',
  },
} as const satisfies Record<string, ControlChartConvention>
export type ControlChartConventionName = keyof typeof controlChartConventions

export const defaultControlChartConvention: ControlChartConvention = controlChartConventions.nhsrplotthedots

/** One sentence for each choice, to be printed with the chart. */
export function describeConvention(convention: ControlChartConvention): readonly string[] {
  return [
    `Convention: ${convention.name}.`,
    `Limits are the mean plus or minus 2.66 times the mean moving range; ranges above 3.267 times their mean are ${
      convention.ranges === 'screened' ? 'left out' : 'kept'
    }.`,
    `A run is ${convention.runLength} points on one side of the mean; a trend is ${convention.trendLength} points all rising or all falling.`,
    `A target exactly on a limit counts as ${
      convention.targetOnLimit === 'inconsistent' ? 'hit and miss' : 'outside the limits'
    }.`,
    `With fewer than ${convention.shortPhaseBelow} points ${
      convention.shortPhase === 'warn' ? 'limits are drawn with a warning' : 'no limits are drawn'
    }.`,
  ]
}
