/** What is compared between commissioners: lines of the national return, as rates. */
import type { CommissionerCounts } from './store/count-by-commissioner.ts'

export type VariationMeasure = {
  readonly id: Exclude<keyof CommissionerCounts, 'commissioner'>
  readonly title: string
  readonly definition: string
  /** The measure under which England's count was published, where one was. */
  readonly published: string | null
}

export const variationMeasures: readonly VariationMeasure[] = [
  {
    ...{ id: 'eligible', title: 'Eligible at the end of the quarter', published: 'eligible_snapshot' },
    definition: 'Line d of table 1 of the national return, standard and fast track together',
  },
  {
    ...{ id: 'nursing', title: 'NHS-funded nursing care at the end of the quarter', published: null },
    definition: 'Table 11 of the national return',
  },
  {
    ...{ id: 'newlyEligible', title: 'Newly eligible since 1 April', published: null },
    definition:
      'Line b of table 1 of the national return, summed from April, standard and fast track together',
  },
  {
    ...{ id: 'referrals', title: 'Referrals received in the quarter', published: null },
    definition: 'Table 3 of the national return, standard and fast track together',
  },
]
