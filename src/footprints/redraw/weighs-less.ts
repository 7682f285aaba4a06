/** Which partners of now would weigh less, and which would end in another. */
import type { Origin, Weight, WeightChange } from './weight.ts'

export type WeighsLess = { readonly origin: Origin; readonly after: Weight; readonly ends: boolean }

/** A partner that becomes part of another has no seat of its own after, however much the two weigh together. */
export const endsIn = (after: Weight, { before }: Origin): boolean => before.partner !== after.partner

/** Less by more than rounding would show. */
const least = 0.0005
const isLess = (after: Weight, before: Weight): boolean =>
  after.shareOfPeople < before.shareOfPeople - least || after.shareOfSeats < before.shareOfSeats - least

/** Whose share of the people or of the seats is smaller after, and who ends in another. */
export const weighingLess = (changes: readonly WeightChange[]): readonly WeighsLess[] =>
  changes.flatMap(({ after, origins }) =>
    origins
      .map(origin => ({ origin, after, ends: endsIn(after, origin) }))
      .filter(({ origin, ends }) => ends || isLess(after, origin.before)),
  )
