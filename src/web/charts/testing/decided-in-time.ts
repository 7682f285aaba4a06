import { controlChart } from '#statistics'
import type { ControlChartModel } from '../control-charts/model.ts'

export const months = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `${2019 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
  )

export const levels = [61, 64, 58, 66, 62, null, 67, 63, 59, 65, 61, 64, 72, 74, 70, 77, 73, 76, 71, 78]
const percent = (value: number): string => `${value}%`
/** Twenty months, one of them missing, a new phase in the second year. */
export const inTime: ControlChartModel = {
  chart: controlChart(
    { dates: months(20), values: levels },
    { improvement: 'increase', target: 80, rebaseOn: ['2020-01-01'] },
  ),
  measure: 'Decided in time',
  place: 'Blackpool',
  write: percent,
  rebaseReasons: { '2020-01-01': 'New team' },
}
