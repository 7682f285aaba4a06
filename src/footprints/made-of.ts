/** What a council was made of, where all of each went into it: what was known of those is known of it. */
import { type Organisation, tiersOf } from './organisation.ts'
import type { FamilyStepRow } from './store/family.ts'

/** Of one tier, so that nobody is counted twice; none where a part of one went elsewhere or nobody has said. */
export function madeOf(
  { code, openedOn }: Pick<Organisation, 'code' | 'openedOn'>,
  steps: readonly FamilyStepRow[],
): readonly string[] {
  const before = steps.filter(step => step.newCode === code && step.onDay === openedOn)
  for (const tier of ['lower', 'upper'] as const) {
    const same = before.filter(step => tiersOf(step.oldCode).includes(tier))
    if (same.length > 0 && same.every(isWhole)) return same.map(step => step.oldCode)
  }
  return []
}

const isWhole = ({ share, successors }: FamilyStepRow): boolean =>
  share === 1 || (share === null && successors === 1)
