import { readBoundaries } from '#footprints'
import { controlChart } from '#statistics'
import type {
  AgeBandsModel,
  BridgeModel,
  FunnelModel,
  MapModel,
  SmallMultiplesModel,
  TrajectoryModel,
} from '../../src/web/charts/index.ts'
import { months, percent } from './chart-models.ts'

const pounds = (value: number): string => `£${value}m`

/** [invented] Systems of different sizes; two stray, one is too small, one did not say. */
export const answersInFull: FunnelModel = {
  measure: 'Questions answered in full [invented]',
  place: '26 committees',
  counted: 'questions',
  kind: { statistic: 'proportion', multiplier: 100 },
  write: percent,
  better: 'higher',
  areas: [
    ...Array.from({ length: 22 }, (_, index) => ({
      name: `Committee ${String.fromCharCode(65 + index)}`,
      denominator: 8 + index * 6,
      numerator: Math.round((8 + index * 6) * (0.6 + 0.09 * Math.sin(index * 2.3))),
    })),
    { name: 'Upper Wharfedale and Craven joint committee', numerator: 97, denominator: 112 },
    { name: 'South Fell', numerator: 21, denominator: 71 },
    { name: 'Little Holm', numerator: 2, denominator: 3 },
    { name: 'Ravenglass', numerator: null, denominator: 14 },
  ],
}

export const toTheForecast: BridgeModel = {
  measure: 'The gap [invented]',
  place: 'Lancashire and South Cumbria, 2020/21',
  better: 'lower',
  write: pounds,
  start: { label: 'Gap in the plan', value: 187.4 },
  steps: [
    { label: 'Demand above plan', change: 62.1 },
    { label: 'Prices of care packages', change: 18.3 },
    { label: 'Before anything was done', total: 267.8 },
    { label: 'Working in different ways', change: -41.2 },
    { label: 'Programmes across the region', change: -12.6 },
    { label: 'Not found yet', change: 0 },
  ],
  end: { label: 'Forecast at month 9', value: 214 },
}

export const budgetBridge: BridgeModel = {
  measure: 'Budget [invented]',
  place: 'Lancashire and South Cumbria',
  write: pounds,
  start: { label: 'Budget 2019/20', value: 3512 },
  steps: [
    { label: 'Growth', change: 131 },
    { label: 'Taken back', change: -24 },
  ],
  end: { label: 'Budget 2020/21', value: 3619 },
}

/** Adds up to 12, not 13. */
export const brokenBridge: BridgeModel = {
  measure: 'Savings',
  place: 'Fylde and Wyre',
  start: { label: 'Plan', value: 10 },
  steps: [{ label: 'More', change: 2 }],
  end: { label: 'Forecast', value: 13 },
}

export const backlog: TrajectoryModel = {
  measure: 'Overdue reviews [invented]',
  place: 'Lancashire and South Cumbria',
  rangeWords: '9 of 10 runs of the model lie in the range',
  target: 0,
  actual: [3010, 2960, 2985, null, 2870, 2840, 2800].map((value, index) => ({
    date: months(2020, 7)[index]!,
    value,
  })),
  paths: [
    {
      name: 'Ten extra nurses',
      points: months(2020, 22)
        .slice(6)
        .map((date, index) => ({
          date,
          low: Math.max(0, 2800 - index * 260),
          middle: Math.max(0, 2800 - index * 195),
          high: Math.max(0, 2800 - index * 146),
        })),
    },
  ],
}

export const plansCompared: TrajectoryModel = {
  measure: 'Overdue reviews [invented]',
  place: 'Lancashire and South Cumbria',
  rangeWords: '9 of 10 runs of the model lie in the range',
  paths: [
    ['No extra nurses', 2],
    ['Five extra', 80],
    ['Ten extra', 170],
  ].map(([name, step]) => ({
    name: String(name),
    points: months(2020, 16).map((date, index) => {
      const middle = Math.max(0, 2800 - index * Number(step))
      return { date, low: Math.round(middle * 0.92), middle, high: Math.round(middle * 1.06) }
    }),
  })),
}

const places = [
  'West Lancashire',
  'Blackburn with Darwen',
  'Blackpool',
  'Chorley and South Ribble',
  'East Lancashire',
  'Fylde and Wyre',
  'Greater Preston',
  'Morecambe Bay',
] as const

export const casesByAge: AgeBandsModel = {
  measure: 'Open cases by age [invented]',
  place: 'Lancashire and South Cumbria',
  counted: 'cases',
  bands: ['Up to 28 days', '29 to 56 days', '8 to 12 weeks', '3 to 6 months', 'Over 6 months'],
  places: places.map((name, index) => ({
    name,
    counts:
      name === 'Blackpool'
        ? [null, null, null, null, null]
        : name === 'Greater Preston'
          ? [61, 40, 'suppressed', null, 12]
          : [40 + index * 9, 30 + ((index * 17) % 23), 12 + ((index * 7) % 11), 8 + index, index * 11],
  })),
}

export const placesAlike: SmallMultiplesModel = {
  measure: 'Decided within 28 days [invented]',
  place: 'eight places of Lancashire and South Cumbria',
  write: percent,
  panels: places.map((name, index) => ({
    name,
    chart: controlChart(
      {
        dates: months(2019, name === 'Blackpool' ? 1 : 20),
        values: Array.from({ length: name === 'Blackpool' ? 1 : 20 }, (_, month) =>
          index === 3 && month === 8
            ? null
            : Math.round(62 + 5 * Math.sin(month * 2.1 + index) + (month > 11 ? (index - 4) * 3 : 0)),
        ),
      },
      { improvement: 'increase', target: 80 },
    ),
  })),
}

const commissioners = readBoundaries('commissioners').features
const systems = readBoundaries('systems').features
const lancashireSystem = systems.filter(({ properties }) => properties.name.includes('Lancashire'))
const lancashire = [
  'NHS Blackburn with Darwen CCG',
  'NHS Blackpool CCG',
  'NHS Chorley and South Ribble CCG',
  'NHS East Lancashire CCG',
  'NHS Fylde and Wyre CCG',
  'NHS Greater Preston CCG',
  'NHS Morecambe Bay CCG',
  'NHS West Lancashire CCG',
]
const lancashireAreas = commissioners.filter(({ properties }) => lancashire.includes(properties.name))

export const overdueMap: MapModel = {
  measure: 'Overdue reviews for 10,000 adults [invented]',
  place: 'eight commissioners of Lancashire and South Cumbria',
  finding: 'Overdue reviews range from 4 to 29 for 10,000 adults [invented]',
  areas: lancashireAreas,
  values: Object.fromEntries(
    lancashireAreas.map(({ properties }, index) => [
      properties.code,
      properties.name.includes('Blackpool') ? null : 4 + ((index * 11) % 26),
    ]),
  ),
  hrefs: Object.fromEntries(lancashireAreas.map(({ properties }) => [properties.code, '/place'])),
  outlines: lancashireSystem,
  outlinesAre: 'the system',
  highlighted: lancashireAreas.find(({ properties }) => properties.name.includes('Morecambe'))?.properties
    .code,
}

export const nationMap: MapModel = {
  measure: 'Systems',
  place: 'England, April 2021',
  finding: '42 systems',
  areas: systems,
}
