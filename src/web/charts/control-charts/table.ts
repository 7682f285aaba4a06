import { periodInWords } from '../periods.ts'
import type { PictureCell, PictureTable } from '../picture.ts'
import { kindWords, ruleWords } from './finding.ts'
import type { ControlChartModel, ReadControlChart } from './model.ts'

/** Every point with what was made of it. Columns that would be empty are left out. */
export function controlChartTable(model: ControlChartModel, read: ReadControlChart): PictureTable {
  const { chart, days, period, write, writeWorkedOut } = read
  const phaseOf = (index: number) => chart.phases.find(({ from, to }) => index >= from && index < to)
  const hasPlan = chart.points.some(point => point.planned !== null)
  return {
    caption: `${model.measure}, ${model.place}`,
    columns: [
      { heading: period === 'day' ? 'Day' : period === 'month' ? 'Month' : 'Quarter' },
      { heading: 'Value', isNumeric: true, write },
      ...(hasPlan ? [{ heading: 'Plan', isNumeric: true, write }] : []),
      { heading: 'Mean', isNumeric: true, write: writeWorkedOut },
      { heading: 'Lower limit', isNumeric: true, write: writeWorkedOut },
      { heading: 'Upper limit', isNumeric: true, write: writeWorkedOut },
      { heading: 'What it shows' },
    ],
    rows: chart.points.map((point, index): PictureCell[] => {
      const phase = phaseOf(index)
      const why = ruleWords[point.rule]
      const kind = kindWords[point.kind]
      return [
        periodInWords(days[index]!, period),
        point.value,
        ...(hasPlan ? [point.planned ?? ''] : []),
        phase?.mean ?? '',
        phase?.limits?.lower ?? '',
        phase?.limits?.upper ?? '',
        point.value === null ? '' : why === '' ? kind : `${kind}: ${why}`,
      ]
    }),
  }
}
