import { confidenceOf } from '../intervals/confidence.ts'
import { type Outcome, unworkable, worked } from '../outcome.ts'

/** The first ages of the twenty bands: 0, 1, 5, 10 … 90 and over. */
export const lifeTableAges: readonly number[] = [0, 1, ...Array.from({ length: 18 }, (_, i) => 5 * (i + 1))]

/** Years of life still expected at an age; null where it is not given, with the reason in `suppressed`. */
export type LifeExpectancy = {
  readonly age: number
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** Deaths and population from this age up. */
  readonly deaths: number
  readonly population: number
  readonly suppressed: LifeTableSuppression | null
}
export type LifeTableSuppression =
  | 'not twenty age bands'
  | 'negative deaths'
  | 'no population in an age band'
  | 'more deaths than people'
  | 'population of 5,000 or fewer'
  | 'no deaths at 90 and over'
  | 'interval wider than 20 years'

const fewestPeople = 5000
const widestInterval = 20
const radix = 100_000
const lastBand = lifeTableAges.length - 1

const sumFrom = (values: ArrayLike<number>, from: number): number => {
  let sum = 0
  for (let i = from; i < values.length; i++) sum += values[i]!
  return sum
}

function reasonToSuppress(deaths: ArrayLike<number>, people: ArrayLike<number>): LifeTableSuppression | null {
  if (deaths.length !== lifeTableAges.length) return 'not twenty age bands'
  for (let i = 0; i < deaths.length; i++) {
    if (deaths[i]! < 0) return 'negative deaths'
    if (people[i]! <= 0) return 'no population in an age band'
    if (deaths[i]! > people[i]!) return 'more deaths than people'
  }
  if (sumFrom(people, 0) <= fewestPeople) return 'population of 5,000 or fewer'
  return deaths[lastBand] === 0 ? 'no deaths at 90 and over' : null
}

/** Survivors, years lived and the variance of dying, per band (Chiang 1984). */
function lifeTable(deaths: ArrayLike<number>, people: ArrayLike<number>) {
  const survivors = new Float64Array(lastBand + 1)
  const years = new Float64Array(lastBand + 1)
  const variance = new Float64Array(lastBand + 1)
  let living = radix
  for (let i = 0; i <= lastBand; i++) {
    const d = deaths[i]!
    const mortality = d / people[i]!
    const share = i === 0 ? 0.1 : 0.5
    survivors[i] = living
    if (i === lastBand) {
      years[i] = living / mortality
      variance[i] = 4 / (d * mortality * mortality)
      break
    }
    const width = lifeTableAges[i + 1]! - lifeTableAges[i]!
    const chance =
      d > people[i]! / width / share ? 1 : (mortality * width) / (1 + mortality * width * (1 - share))
    const next = living * (1 - chance)
    years[i] = width * (next + share * (living - next))
    variance[i] = d === 0 ? 0 : (chance * chance * (1 - chance)) / d
    living = next
  }
  return { survivors, years, variance }
}

/** Variance of the years lived from each age up (Silcocks et al. 2001), before it is divided by the survivors squared. */
function varianceTerms(table: ReturnType<typeof lifeTable>, expectancy: ArrayLike<number>): Float64Array {
  const terms = new Float64Array(lastBand + 1)
  for (let i = 0; i <= lastBand; i++) {
    const living = table.survivors[i]!
    if (i === lastBand) terms[i] = (living / 2) ** 2 * table.variance[i]!
    else {
      const share = i === 0 ? 0.1 : 0.5
      const width = lifeTableAges[i + 1]! - lifeTableAges[i]!
      terms[i] = table.variance[i]! * living ** 2 * ((1 - share) * width + expectancy[i + 1]!) ** 2
    }
  }
  return terms
}

/**
 * Life expectancy at each of twenty ages from deaths and population of one period (Chiang's abridged table, limits of
 * Silcocks). Ages whose 95% interval is wider than 20 years are suppressed alone; the other reasons suppress the area.
 * Refuses: no-rows, lengths-differ, not-a-number, out-of-range.
 */
export function lifeExpectancy(
  deaths: ArrayLike<number>,
  population: ArrayLike<number>,
  level = 0.95,
): Outcome<readonly LifeExpectancy[]> {
  const confidence = confidenceOf(level)
  if (!confidence.ok) return confidence
  const narrow = confidenceOf(0.95)
  if (!narrow.ok) return narrow
  if (deaths.length === 0) return unworkable('no-rows', 'there are no age bands')
  if (deaths.length !== population.length)
    return unworkable('lengths-differ', 'deaths and population must be of one length')
  for (let i = 0; i < deaths.length; i++)
    if (!Number.isFinite(deaths[i]!) || !Number.isFinite(population[i]!))
      return unworkable('not-a-number', 'deaths and population must be numbers', { row: i + 1 })
  const reason = reasonToSuppress(deaths, population)
  const totals = (i: number) => ({ deaths: sumFrom(deaths, i), population: sumFrom(population, i) })
  const nothing = { value: null, lower: null, upper: null }
  if (reason)
    return worked(lifeTableAges.map((age, i) => ({ age, ...nothing, ...totals(i), suppressed: reason })))
  const table = lifeTable(deaths, population)
  const expectancy = lifeTableAges.map((_, i) => sumFrom(table.years, i) / table.survivors[i]!)
  const terms = varianceTerms(table, expectancy)
  return worked(
    lifeTableAges.map((age, i) => {
      const error = Math.sqrt(sumFrom(terms, i) / table.survivors[i]! ** 2)
      if (!Number.isFinite(error) || 2 * narrow.value.deviate * error > widestInterval)
        return { age, ...nothing, ...totals(i), suppressed: 'interval wider than 20 years' as const }
      const value = expectancy[i]!
      const half = confidence.value.deviate * error
      return { age, value, lower: value - half, upper: value + half, ...totals(i), suppressed: null }
    }),
  )
}
