/** Crude and standardised rates of 10,000 areas at 95% and 99.8%, and a slope index from 100,000 draws. */
import { crudeRates, directRates, indirectRatio, randomStream, slopeIndex } from '#statistics'
import { report } from './measure.ts'

const areas = 10_000
const ages = 19
const standard2013 = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500,
  1000,
]
const random = randomStream(19)
const uniform = (from: number, to: number) => Math.round(from + (to - from) * random.uniform())

const x = Float64Array.from({ length: areas }, () => random.poisson(60))
const n = Float64Array.from({ length: areas }, () => uniform(2000, 90_000))
const levels = [0.95, 0.998]

const bands = {
  events: Float64Array.from({ length: areas * ages }, () => random.poisson(4)),
  population: Float64Array.from({ length: areas * ages }, () => uniform(500, 9000)),
  standard: Float64Array.from({ length: areas * ages }, (_, i) => standard2013[i % ages]!),
}
const starts = Int32Array.from({ length: areas + 1 }, (_, i) => i * ages)
const referenceEvents = new Float64Array(ages).fill(400)
const referencePopulation = new Float64Array(ages).fill(100_000)
const observed = Float64Array.from({ length: areas }, (_, area) =>
  bands.events.subarray(area * ages, (area + 1) * ages).reduce((sum, each) => sum + each, 0),
)

function indirectOfAll(confidence: number) {
  for (let area = 0; area < areas; area++) {
    const population = bands.population.subarray(area * ages, (area + 1) * ages)
    indirectRatio(observed[area]!, { population, referenceEvents, referencePopulation }, { confidence })
  }
}

const deciles = Array.from({ length: 10 }, (_, i) => ({
  population: 10_000 + 50 * i,
  value: 70 + i,
  standardError: 0.5,
}))

report('Rates', [
  {
    name: 'crude rates, 10,000 areas, both levels',
    items: areas,
    of: 'areas',
    run: () => levels.map(confidence => crudeRates(x, n, { confidence })),
    elsewhere: { seconds: 0.063, program: 'phe_rate', aim: 5 },
  },
  {
    name: 'directly standardised, 10,000 areas × 19, both',
    items: areas,
    of: 'areas',
    run: () => levels.map(confidence => directRates(bands, starts, { confidence })),
    elsewhere: { seconds: 5.32, program: 'calculate_dsr, grouped', aim: 200 },
  },
  {
    name: 'indirectly standardised, the same',
    items: areas,
    of: 'areas',
    run: () => levels.map(indirectOfAll),
    elsewhere: { seconds: 11.9, program: 'calculate_ISRate', aim: 200 },
  },
  {
    name: 'slope index, 10 quantiles, 100,000 draws',
    items: 100_000,
    of: 'draws',
    run: () => slopeIndex(deciles),
    elsewhere: { seconds: 0.42, program: 'phe_sii', aim: 5 },
  },
])
