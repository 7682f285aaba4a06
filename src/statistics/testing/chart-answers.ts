import { controlChart } from '../control-charts/chart.ts'
import { controlChartConventions } from '../control-charts/convention.ts'
import { markPhase, type PointMarks, type PointRule, ruleOf } from '../control-charts/rules.ts'
import type { ImprovementDirection } from '../control-charts/verdicts.ts'
import { valueIn } from './outcomes.ts'
import type { Answers } from './package-case.ts'

const convention = controlChartConventions.nhsrplotthedots

/** A process with mean 0 whose near limits are at 2 and limits at 3. */
const plainFigures = {
  mean: 0,
  meanRange: 1,
  limits: { lower: -3, upper: 3, nearLower: -2, nearUpper: 2 },
}

function marksOf(values: readonly number[]): PointMarks {
  const flags = () => new Uint8Array(values.length)
  const marks: PointMarks = {
    side: new Int8Array(values.length),
    outside: flags(),
    close: flags(),
    trend: flags(),
    twoInThree: flags(),
    run: flags(),
    undecidedTrends: 0,
  }
  markPhase(Float64Array.from(values), 0, values.length, plainFigures, convention, marks)
  return marks
}

/** At which points a rule would first be seen by somebody who gets the values one after another. */
const seenAt = (values: readonly number[], isSeen: (marks: PointMarks, last: number) => boolean): boolean[] =>
  values.map((_, i) => isSeen(marksOf(values.slice(0, i + 1)), i))

type SidesAndPlaces = { readonly side: readonly number[]; readonly close: readonly number[] }

/** Values that lie on given sides of the mean, near a limit or not. */
const placed = ({ side, close }: SidesAndPlaces): number[] =>
  side.map((each, i) => each * (close[i] === 1 ? 2.5 : 1))

/** Which points lie in a window of three that holds the rule. */
function windowsOf(given: SidesAndPlaces): number[] {
  const values = placed(given)
  const inWindow = values.map(() => 0)
  for (let i = 0; i + 3 <= values.length; i++)
    if (marksOf(values.slice(i, i + 3)).twoInThree.some(each => each === 1)) inWindow.fill(1, i, i + 3)
  return inWindow
}

type Labelled = {
  readonly values: readonly number[]
  readonly side: readonly number[]
  readonly trend: readonly number[]
  readonly run: readonly number[]
  readonly twoInThree: readonly number[]
  readonly outside: readonly number[]
}

function labelsOf({ values, side, trend, run, twoInThree, outside }: Labelled): PointRule[] {
  const marks: PointMarks = {
    side: Int8Array.from(side),
    outside: Uint8Array.from(outside),
    close: new Uint8Array(values.length),
    trend: Uint8Array.from(trend),
    twoInThree: Uint8Array.from(twoInThree),
    run: Uint8Array.from(run),
    undecidedTrends: 0,
  }
  return values.map((_, i) => ruleOf(Float64Array.from(values), i, values.length, marks))
}

/** Successive days, the first one given. */
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
  )

type ChartGiven = {
  /** One a day, from 2 January 2020. */
  readonly values: readonly number[]
  readonly target?: number | null
  readonly improvement?: ImprovementDirection
  readonly rebaseOn?: readonly string[]
  readonly trajectory?: readonly number[]
  readonly fixAfter?: number
  readonly fewestValues?: number
  /** Whether outlying ranges are screened out (default: yes). */
  readonly screen?: boolean
  readonly shortPhaseBelow?: number
}

function chartOf({ values, screen, shortPhaseBelow, ...options }: ChartGiven) {
  const ranges = screen === false ? 'kept' : 'screened'
  return valueIn(
    controlChart(
      { dates: daysFrom('2020-01-02', values.length), values },
      {
        ...options,
        convention: {
          ...convention,
          ranges,
          shortPhaseBelow: shortPhaseBelow ?? convention.shortPhaseBelow,
        },
      },
    ),
  )
}

function chartAnswer(given: ChartGiven) {
  const { phases, points, variation, assurance, warnings } = chartOf(given)
  const counted = (kind: string) => points.filter(point => point.kind === kind).length
  const starts = new Set(phases.slice(1).map(phase => phase.from))
  if (phases[0]!.number > 0) starts.add(0)
  return {
    mean: phases.map(phase => phase.mean),
    lower: phases.map(phase => phase.limits?.lower ?? null),
    upper: phases.map(phase => phase.limits?.upper ?? null),
    firstSides: points.map(point => point.side),
    firstOutside: points.map(point => point.outside),
    firstClose: points.map(point => point.close),
    lastKinds: points.slice(-2).map(point => point.kind),
    phaseOf: points.map(point => point.phase),
    starts: points.map((_, i) => (starts.has(i) ? 1 : 0)),
    planned: points.map(point => point.planned),
    points: points.length,
    commonCause: counted('common-cause'),
    improvement: counted('improvement'),
    variation,
    assurance,
    short: phases.map(phase => phase.isShort),
    warned: warnings.some(({ code }) => code === 'short-phase'),
  }
}

type PhaseLimits = {
  readonly phases: readonly (readonly [lower: number, upper: number])[]
  readonly target: number | null
  readonly improvement: ImprovementDirection
}

/** A chart whose phases have given limits: values that swing evenly around the middle have one moving range. */
function assuranceAnswer({ phases, target, improvement }: PhaseLimits) {
  const points = 14
  const values = phases.flatMap(([lower, upper]) =>
    Array.from({ length: points }, (_, i) => {
      const swing = (upper - lower) / 4 / 2.66
      return (lower + upper) / 2 + (i % 2 === 0 ? swing : -swing)
    }),
  )
  const dates = daysFrom('2021-01-01', values.length)
  const rebaseOn = phases.slice(1).map((_, i) => dates[(i + 1) * points]!)
  return { assurance: valueIn(controlChart({ dates, values }, { target, improvement, rebaseOn })).assurance }
}

const bits = (flags: ArrayLike<number>): number[] => Array.from(flags)

export const chartAnswers: Answers = {
  'run-ends': ({ side }: { side: readonly number[] }) => ({
    ends: seenAt(side, (marks, last) => marks.run[last] === 1).map(Number),
  }),
  'trend-ends': ({ values }: { values: readonly number[] }) => ({
    ends: seenAt(values, (marks, last) => marks.trend[last] === 1).map((isSeen, i) =>
      isSeen ? Math.sign(values[i]! - values[i - 1]!) : 0,
    ),
  }),
  'trend-points': ({ values }: { values: readonly number[] }) => ({ points: bits(marksOf(values).trend) }),
  'two-in-three-windows': (given: SidesAndPlaces) => ({ windows: windowsOf(given) }),
  'two-in-three-points': (given: SidesAndPlaces) => ({ points: bits(marksOf(placed(given)).twoInThree) }),
  labels: (given: Labelled) => ({ rules: labelsOf(given) }),
  chart: chartAnswer,
  'chart-differs': ({ fixAfter, ...given }: ChartGiven) => {
    const plain = chartAnswer(given)
    const fixed = chartAnswer({ ...given, ...(fixAfter === undefined ? {} : { fixAfter }) })
    return { lower: plain.lower[0] !== fixed.lower[0], upper: plain.upper[0] !== fixed.upper[0] }
  },
  assurance: assuranceAnswer,
}
