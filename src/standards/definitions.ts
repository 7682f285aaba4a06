/** The promises: one file each. This list is the list of promises that the public record shows. */
import { type Limit, limitOf } from '#clocks/definitions'
import type { Standard } from '#measures/definitions'
import { chcDecisionWithin28Days } from './chc-decision-within-28-days.ts'
import { chcFirstReviewWithin3Months } from './chc-first-review-within-3-months.ts'
import { chcReviewEvery12Months } from './chc-review-every-12-months.ts'
import { crisisResponseWithin2Hours } from './crisis-response-within-2-hours.ts'
import { emergencyDepartmentWithin4Hours } from './emergency-department-within-4-hours.ts'
import { fastTrackPackageWithin48Hours } from './fast-track-package-within-48-hours.ts'
import { foiWithin20WorkingDays } from './foi-within-20-working-days.ts'
import { psychosisTreatmentWithin2Weeks } from './psychosis-treatment-within-2-weeks.ts'
import { reablementWithin2Days } from './reablement-within-2-days.ts'
import { scrutinyResponseWithin28Days } from './scrutiny-response-within-28-days.ts'
import { visitAdultEvery8Weeks } from './visit-adult-every-8-weeks.ts'
import { visitChildEvery6Weeks } from './visit-child-every-6-weeks.ts'

export type { Limit }

export const standards: readonly Standard[] = [
  chcDecisionWithin28Days,
  chcFirstReviewWithin3Months,
  chcReviewEvery12Months,
  fastTrackPackageWithin48Hours,
  visitAdultEvery8Weeks,
  visitChildEvery6Weeks,
  crisisResponseWithin2Hours,
  reablementWithin2Days,
  psychosisTreatmentWithin2Weeks,
  emergencyDepartmentWithin4Hours,
  foiWithin20WorkingDays,
  scrutinyResponseWithin28Days,
]

export const standardNamed = (id: string): Standard | undefined =>
  standards.find(standard => standard.id === id)

/** The time limit of a promise, with its law. */
export const limitOfStandard = (standard: Standard): Limit => limitOf(standard.limit)
