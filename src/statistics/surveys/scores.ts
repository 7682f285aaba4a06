import { type Outcome, unworkable, worked } from '../outcome.ts'

/** A question's scale: its ends, and whether a high answer is bad. */
export type ItemScale = { readonly lowest: number; readonly highest: number; readonly highIs: 'good' | 'bad' }

/** An answer on a scale from 0 (worst) to 100 (best); null for no answer. */
export function itemScore(answer: number | null, scale: ItemScale): Outcome<number | null> {
  if (answer === null) return worked(null)
  if (!Number.isFinite(answer))
    return unworkable('not-a-number', 'an answer is not a number', { field: 'answer' })
  if (answer < scale.lowest || answer > scale.highest)
    return unworkable('out-of-range', `an answer must lie from ${scale.lowest} to ${scale.highest}`, {
      field: 'answer',
    })
  const share = ((answer - scale.lowest) / (scale.highest - scale.lowest)) * 100
  return worked(scale.highIs === 'good' ? share : 100 - share)
}

/** The share of items that must be answered for a person to have a score. */
const fewestAnswered = 0.75

/** The mean of a person's item scores if three quarters are answered, else null. */
export function personScore(scores: readonly (number | null)[]): number | null {
  const given = scores.filter(score => score !== null)
  if (scores.length === 0 || given.length < fewestAnswered * scores.length) return null
  return given.reduce((sum, score) => sum + score, 0) / given.length
}

/** An index of equally weighted domains; null unless every domain has a value. Its parts are to be shown with it. */
export function compositeScore(domains: readonly (number | null)[]): number | null {
  const given = domains.filter(domain => domain !== null)
  if (given.length === 0 || given.length < domains.length) return null
  return given.reduce((sum, domain) => sum + domain, 0) / given.length
}
