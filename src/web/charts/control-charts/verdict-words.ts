import type { Assurance, VariationIcon } from '#statistics'

/** What the icon of the last point says. */
export const variationWords: Readonly<Record<VariationIcon, string>> = {
  'common-cause': 'Ordinary variation: no significant change',
  'improvement-high': 'Improvement: significantly higher, and higher is better',
  'improvement-low': 'Improvement: significantly lower, and lower is better',
  'concern-high': 'Concern: significantly higher, and lower is better',
  'concern-low': 'Concern: significantly lower, and higher is better',
  'neutral-high': 'Unusual: significantly higher, neither better nor worse',
  'neutral-low': 'Unusual: significantly lower, neither better nor worse',
}

/** What the limits say about the target, as long as nothing changes. */
export const assuranceWords: Readonly<Record<Assurance, string>> = {
  pass: 'The target will be met, as things are',
  fail: 'The target will not be met unless something changes',
  inconsistent: 'Hit and miss: the target may or may not be met',
}
