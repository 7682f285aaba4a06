import { normalQuantile } from '../distributions/normal.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** Two ratings of one thing, as positions in an ordered list of categories. */
export type DoubleRating = { readonly first: number; readonly second: number }

/** How much a near miss counts: `identity` not at all, `linear` by steps, `quadratic` by squared steps. */
export type AgreementWeights = 'identity' | 'linear' | 'quadratic'

export type Agreement = {
  readonly pairs: number
  readonly observed: number
  readonly expected: number
  /** Null where chance alone explains everything (all ratings in one category). */
  readonly coefficient: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** The weight of each pair of categories, 1 on the diagonal. */
function weightTable(categories: number, weights: AgreementWeights): number[][] {
  const widest = categories - 1
  return Array.from({ length: categories }, (_, i) =>
    Array.from({ length: categories }, (_, j) => {
      const distance = Math.abs(i - j) / widest
      if (weights === 'identity') return i === j ? 1 : 0
      return 1 - (weights === 'linear' ? distance : distance * distance)
    }),
  )
}

type Tally = {
  readonly cells: number[][]
  readonly rows: number[]
  readonly columns: number[]
  readonly pairs: number
}

function tally(ratings: readonly DoubleRating[], categories: number): Outcome<Tally> {
  if (!(Number.isInteger(categories) && categories >= 2))
    return unworkable('out-of-range', 'agreement needs two categories or more', { field: 'categories' })
  if (ratings.length === 0) return unworkable('no-rows', 'there are no double ratings')
  if (ratings.length === 1)
    return unworkable('too-few-rows', 'agreement needs two double ratings', { row: 1 })
  const cells = Array.from({ length: categories }, () => new Array<number>(categories).fill(0))
  const rows = new Array<number>(categories).fill(0)
  const columns = new Array<number>(categories).fill(0)
  for (const [i, { first, second }] of ratings.entries()) {
    for (const [field, rating] of [
      ['first', first],
      ['second', second],
    ] as const)
      if (!(Number.isInteger(rating) && rating >= 0 && rating < categories))
        return unworkable('out-of-range', `a rating must be a category from 0 to ${categories - 1}`, {
          row: i + 1,
          field,
        })
    cells[first]![second]!++
    rows[first]!++
    columns[second]!++
  }
  // Counted whole and divided once: summed shares of ten equal ratings are not quite 1, and would look like chance.
  const share = (count: number): number => count / ratings.length
  return worked({
    cells: cells.map(line => line.map(share)),
    rows: rows.map(share),
    columns: columns.map(share),
    pairs: ratings.length,
  })
}

const weighted = (table: readonly (readonly number[])[], cellOf: (i: number, j: number) => number): number =>
  table.reduce((sum, line, i) => sum + line.reduce((inner, weight, j) => inner + weight * cellOf(i, j), 0), 0)

function withLimits(
  tallied: Tally,
  observed: number,
  expected: number,
  variance: (c: number) => number,
): Agreement {
  const { pairs } = tallied
  if (expected >= 1) return { pairs, observed, expected, coefficient: null, lower: null, upper: null }
  const coefficient = (observed - expected) / (1 - expected)
  const half = normalQuantile(0.975) * Math.sqrt(Math.max(0, variance(coefficient)))
  return {
    pairs,
    observed,
    expected,
    coefficient,
    lower: Math.max(-1, coefficient - half),
    upper: Math.min(1, coefficient + half),
  }
}

/**
 * Cohen's weighted kappa of two raters (Cohen 1968), with the large-sample variance of Fleiss, Cohen and Everitt (1969).
 * Refuses: no-rows, too-few-rows, out-of-range, naming the row.
 */
export function weightedKappa(
  ratings: readonly DoubleRating[],
  categories: number,
  weights: AgreementWeights = 'quadratic',
): Outcome<Agreement> {
  const tallied = tally(ratings, categories)
  if (!tallied.ok) return tallied
  const { cells, rows, columns, pairs } = tallied.value
  const table = weightTable(categories, weights)
  const observed = weighted(table, (i, j) => cells[i]![j]!)
  const expected = weighted(table, (i, j) => rows[i]! * columns[j]!)
  const rowWeights = table.map(line => line.reduce((sum, weight, j) => sum + weight * columns[j]!, 0))
  const columnWeights = table.map((_, j) => table.reduce((sum, line, i) => sum + line[j]! * rows[i]!, 0))
  return worked(
    withLimits(tallied.value, observed, expected, kappa => {
      const spread = weighted(
        table.map((line, i) =>
          line.map((weight, j) => (weight - (rowWeights[i]! + columnWeights[j]!) * (1 - kappa)) ** 2),
        ),
        (i, j) => cells[i]![j]!,
      )
      return (spread - (kappa - expected * (1 - kappa)) ** 2) / (pairs * (1 - expected) ** 2)
    }),
  )
}

/**
 * Gwet's AC2 of two raters (AC1 with identity weights; Gwet 2008, 2014): chance agreement is
 * T / (q(q − 1)) × Σ π(1 − π), so it keeps its head where nearly all ratings are alike, which kappa does not.
 * Refuses: no-rows, too-few-rows, out-of-range, naming the row.
 */
export function gwetAgreement(
  ratings: readonly DoubleRating[],
  categories: number,
  weights: AgreementWeights = 'quadratic',
): Outcome<Agreement> {
  const tallied = tally(ratings, categories)
  if (!tallied.ok) return tallied
  const { cells, rows, columns, pairs } = tallied.value
  const table = weightTable(categories, weights)
  const observed = weighted(table, (i, j) => cells[i]![j]!)
  const prevalence = rows.map((row, k) => (row + columns[k]!) / 2)
  const scale = table.flat().reduce((sum, weight) => sum + weight, 0) / (categories * (categories - 1))
  const expected = scale * prevalence.reduce((sum, share) => sum + share * (1 - share), 0)
  return worked(
    withLimits(tallied.value, observed, expected, coefficient => {
      const subject = ({ first, second }: DoubleRating): number => {
        const own = (table[first]![second]! - expected) / (1 - expected)
        const chance = (scale * (1 - prevalence[first]! + (1 - prevalence[second]!))) / 2
        return own - (2 * (1 - coefficient) * (chance - expected)) / (1 - expected)
      }
      const squares = ratings.reduce((sum, rating) => sum + (subject(rating) - coefficient) ** 2, 0)
      return squares / (pairs * (pairs - 1))
    }),
  )
}
