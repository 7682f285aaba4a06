import type { Assurance, PointKind, PointRule } from '#statistics'
import { periodInWords } from '../periods.ts'
import type { ReadControlChart } from './model.ts'

/** What the rule that marked a point means in plain words. */
export const ruleWords: Readonly<Record<PointRule, string>> = {
  'above-upper-limit': 'above the upper limit',
  'below-lower-limit': 'below the lower limit',
  'trend-rising': 'part of a rising trend',
  'trend-falling': 'part of a falling trend',
  'two-in-three-above': 'two of three near the upper limit',
  'two-in-three-below': 'two of three near the lower limit',
  'run-above': 'part of a run above the mean',
  'run-below': 'part of a run below the mean',
  none: '',
}

/** "ordinary variation", "concern: part of a run below the mean" */
export const kindWords: Readonly<Record<PointKind, string>> = {
  'common-cause': 'ordinary variation',
  improvement: 'improvement',
  concern: 'concern',
  'neutral-high': 'unusually high',
  'neutral-low': 'unusually low',
}

const changeWords: Readonly<Record<PointKind, string>> = {
  'common-cause': 'no significant change',
  improvement: 'getting better',
  concern: 'getting worse',
  'neutral-high': 'higher than it was',
  'neutral-low': 'lower than it was',
}

const targetWords: Readonly<Record<Assurance, (target: string) => string>> = {
  pass: target => `, and the target of ${target} will be met as things are`,
  fail: target => `, and the target of ${target} will not be met as things are`,
  inconsistent: target => `, and the target of ${target} is hit and miss`,
}

/** "Decided within 28 days: getting worse, 61% in March 2020, and the target of 80% will not be met as things are" */
export function controlChartFinding(measure: string, read: ReadControlChart): string {
  const { chart, days, period, write } = read
  const last = chart.points.at(-1)
  const day = days.at(-1)
  if (!last || !day) return measure
  const when = `${period === 'day' ? 'on' : 'in'} ${periodInWords(day, period)}`
  if (last.value === null) return `${measure}: no value was recorded ${when}`
  const aim =
    chart.assurance !== null && chart.target !== null ? targetWords[chart.assurance](write(chart.target)) : ''
  return `${measure}: ${changeWords[last.kind]}, ${write(last.value)} ${when}${aim}`
}
