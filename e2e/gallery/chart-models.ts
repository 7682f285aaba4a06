import { controlChart } from '#statistics'
import type { ControlChartModel } from '../../src/web/charts/index.ts'

export const percent = (value: number): string => `${value}%`

export const months = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const month = from * 12 + 3 + index
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
  })

/** Two years and a half of shares decided in time, with a change in between and two months that nobody counted. */
const decided = [
  61,
  64,
  58,
  66,
  62,
  60,
  67,
  63,
  59,
  65,
  61,
  64,
  62,
  66,
  60,
  63,
  72,
  74,
  70,
  77,
  null,
  73,
  76,
  71,
  78,
  75,
  73,
  null,
  82,
  79,
  84,
]

/** [invented] */
export const decisionsInTime: ControlChartModel = {
  chart: controlChart(
    { dates: months(2018, decided.length), values: decided },
    { improvement: 'increase', target: 80, rebaseOn: ['2019-08-01'] },
  ),
  measure: 'Decided within 28 days [invented]',
  place: 'Blackburn with Darwen',
  write: percent,
  rebaseReasons: { '2019-08-01': 'New team' },
}

const waits = [31, 28, 33, 30, 29, 34, 31, 27, 32, 30, 33, 29, 31, 36, 35, 37, 36, 38, 36, 37, 39, 48]

/** [invented] */
export const longWaits: ControlChartModel = {
  chart: controlChart(
    { dates: months(2019, waits.length), values: waits },
    {
      improvement: 'decrease',
      target: 28,
      trajectory: waits.map((_, index) => (index < 10 ? null : 34 - index / 4)),
    },
  ),
  measure: 'Median days waited [invented]',
  place: 'Fylde and Wyre',
}

/** [invented] */
export const neitherWay: ControlChartModel = {
  chart: controlChart(
    { dates: months(2019, 14), values: [3, 2, 4, 3, 3, 2, 3, 4, 3, 2, 3, 3, 4, 9] },
    { improvement: 'neutral' },
  ),
  measure: 'Fast Track referrals a week [invented]',
  place: 'Morecambe Bay',
}

export const tooShort: ControlChartModel = {
  chart: controlChart({ dates: ['2020-01-01'], values: [4] }),
  measure: 'Referrals',
  place: 'Morecambe Bay',
}
