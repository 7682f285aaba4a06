/**
 * The National Framework for NHS continuing healthcare and its tools, by the day from which they judge a case: a case
 * is judged by the one in force on the day its referral was received. `verified` is false where the first day or what
 * changed rests on secondary sources.
 */
import { type Day, day } from '#kit'

export type Framework = {
  readonly id: string
  readonly title: string
  /** The first day on which it judges a referral. */
  readonly from: Day
  readonly tools: string
  /** Who is responsible for the decision. */
  readonly commissioner: string
  /** What is different from the one before, as far as pages of this product depend on it. */
  readonly changed: readonly string[]
  readonly verified: boolean
}

export const frameworks: readonly Framework[] = [
  {
    id: '2012',
    title: 'National Framework of 2012',
    from: day('2012-11-01'),
    tools: 'Checklist, Decision Support Tool and Fast Track Pathway Tool of November 2012',
    commissioner: 'the clinical commissioning group; before April 2013 the primary care trust',
    changed: [],
    verified: false,
  },
  {
    id: '2018',
    title: 'National Framework of October 2018',
    from: day('2018-10-01'),
    tools: 'Checklist, Decision Support Tool and Fast Track Pathway Tool of October 2018',
    commissioner: 'the clinical commissioning group',
    changed: [
      'A review looks first at whether the package fits the need; eligibility is considered again only where needs have changed materially.',
    ],
    verified: false,
  },
  {
    id: '2022',
    title: 'National Framework of July 2022',
    from: day('2022-07-01'),
    tools: 'Checklist, Decision Support Tool and Fast Track Pathway Tool of July 2022',
    commissioner: 'the integrated care board',
    changed: ['Integrated care boards take the place of clinical commissioning groups.'],
    verified: false,
  },
]

/** Undefined for a referral before the first that is recorded here. */
export const frameworkOf = (receivedOn: Day): Framework | undefined =>
  frameworks.findLast(framework => framework.from <= receivedOn)

/** One line for a page, with the mark where it is not verified. */
export function frameworkInWords(receivedOn: Day): string {
  const found = frameworkOf(receivedOn)
  if (!found) return 'no framework is recorded for a case received so early'
  return `${found.title}${found.verified ? '' : ' [x]'}`
}
