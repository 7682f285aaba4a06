/** What is compared between commissioners: lines of the national return, as rates. */
import type { CommissionerCounts } from './store/count-by-commissioner.ts'

export type VariationMeasure = {
  readonly id: Exclude<keyof CommissionerCounts, 'commissioner'>
  readonly title: string
  readonly definition: string
  /** The measure under which England's count was published, and for what span, where one was. */
  readonly published: { readonly measure: string; readonly of: 'quarter' | 'year' } | null
}

export const variationMeasures: readonly VariationMeasure[] = [
  {
    ...{ id: 'eligible', title: 'Eligible at the end of the quarter' },
    published: { measure: 'eligible_snapshot', of: 'quarter' },
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
  {
    ...{ id: 'referralsInYear', title: 'Referrals received since 1 April' },
    published: { measure: 'referrals_received_total', of: 'year' },
    definition: 'Table 3 of the national return, summed from April, standard and fast track together',
  },
]
