/** Funnels of 200 units: E = exp(uniform(3, 7)), O Poisson(E exp(normal(0, 0.15))). */
import {
  bisectedPoissonControl,
  exactPoissonControl,
  funnelLimits,
  funnelStandings,
  overdispersedFunnel,
  randomStream,
} from '#statistics'
import { report } from './measure.ts'

const random = randomStream(200)
const units = Array.from({ length: 200 }, (_, i) => {
  const denominator = Math.exp(3 + 4 * random.uniform())
  return {
    unit: `U${i}`,
    numerator: random.poisson(denominator * Math.exp(0.15 * random.normal())),
    denominator,
  }
})
const ratio = { statistic: 'ratio', ratio: 'standardised' } as const
const elsewhere = { seconds: 0.673, program: 'PHEindicatormethods', aim: 5 }

report('Funnels', [
  {
    name: 'overdispersed funnel of 200 units (SHMI)',
    items: 200,
    of: 'units',
    run: () => overdispersedFunnel(units, { of: 'standardised-ratio-shmi' }),
    elsewhere: { seconds: 0.0104, program: 'FunnelPlotR, arithmetic only', aim: 5 },
  },
  {
    name: '100 limit points and 200 standings, exact',
    items: 200,
    of: 'units',
    run: () => [funnelLimits(units, ratio, exactPoissonControl), funnelStandings(units, ratio)],
    elsewhere,
  },
  {
    name: 'the same, limits by halving',
    items: 200,
    of: 'units',
    run: () => [funnelLimits(units, ratio, bisectedPoissonControl), funnelStandings(units, ratio)],
    elsewhere,
  },
])
