import { controlChartFamilies } from './control-chart-families.ts'
import { dispersionFamilies } from './dispersion-families.ts'
import type { Family } from './family.ts'
import { funnelFamilies } from './funnel-families.ts'
import { inequalityFamilies } from './inequality-families.ts'
import { opportunityFamilies } from './opportunity-families.ts'
import { queueFamilies } from './queue-families.ts'
import { rateFamilies } from './rate-families.ts'
import { standardisationFamilies } from './standardisation-families.ts'

/** Every family of figures that can be replayed, in the order of the report. */
export const goldenFamilies: readonly Family[] = [
  ...controlChartFamilies,
  ...rateFamilies,
  ...standardisationFamilies,
  ...inequalityFamilies,
  ...funnelFamilies,
  ...dispersionFamilies,
  ...queueFamilies,
  ...opportunityFamilies,
]
