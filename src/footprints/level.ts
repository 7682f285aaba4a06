/** Levels of footprints and how many people each is said to have. Pure. */
import type { Day } from '#kit'

export const levels = ['neighbourhood', 'place', 'system', 'region', 'nation'] as const
export type Level = (typeof levels)[number]

export type PopulationBand = {
  readonly level: Level
  /** Short name of who said it: sources differ, and each is a reading of its own. */
  readonly source: string
  readonly fromPeople: number
  readonly toPeople: number
  readonly fromOn: Day
  readonly toOn: Day | null
  /** Where it is said, in words. */
  readonly saidIn: string
}

/** A band that holds on a day; `said` is `later` where nobody had said anything of this level by then. */
export type Reading = PopulationBand & { readonly said: 'by-then' | 'later' }

/** The bands of a level on a day; where there was none yet, those that were said first after it. */
export function readingsOn(bands: readonly PopulationBand[], level: Level, on: Day): Reading[] {
  const ofLevel = bands.filter(band => band.level === level)
  const inForce = ofLevel.filter(band => band.fromOn <= on && (band.toOn === null || band.toOn >= on))
  if (inForce.length > 0) return inForce.map(band => ({ ...band, said: 'by-then' }))
  return ofLevel.filter(band => band.fromOn > on).map(band => ({ ...band, said: 'later' }))
}

export type Verdict = 'below' | 'within' | 'above'

/** Both ends of a band are inside it. */
export function verdictOf(people: number, { fromPeople, toPeople }: PopulationBand): Verdict {
  if (people < fromPeople) return 'below'
  return people > toPeople ? 'above' : 'within'
}

export type Judged<Footprint> = {
  readonly footprint: Footprint
  /** In the order of the readings; they may differ. */
  readonly verdicts: readonly Verdict[]
  readonly isOutside: boolean
}

/** A footprint is outside when one reading says so. Without people it is not judged. */
export function judged<Footprint extends { readonly people: number | null }>(
  footprints: readonly Footprint[],
  readings: readonly Reading[],
): { readonly judged: readonly Judged<Footprint>[]; readonly withoutPeople: readonly Footprint[] } {
  const found = footprints.flatMap(footprint => {
    const { people } = footprint
    if (people === null) return []
    const verdicts = readings.map(band => verdictOf(people, band))
    return [{ footprint, verdicts, isOutside: verdicts.some(verdict => verdict !== 'within') }]
  })
  return { judged: found, withoutPeople: footprints.filter(({ people }) => people === null) }
}

/** So many neighbourhoods of so many people, against the people there are. */
export type NeighbourhoodPlan = {
  readonly plan: string
  readonly name: string
  readonly howMany: number
  readonly fromPeople: number
  readonly toPeople: number
  readonly publishedPeople: number
  readonly source: string
  readonly mark: 'unverified' | null
}

/** People in whole numbers; least is with the largest neighbourhoods, most with the smallest. */
export type Coverage = {
  readonly covered: { readonly least: number; readonly most: number }
  /** Never below zero: nobody is covered twice over. */
  readonly uncovered: { readonly least: number; readonly most: number }
}

export function coverageOf(
  { howMany, fromPeople, toPeople }: Pick<NeighbourhoodPlan, 'howMany' | 'fromPeople' | 'toPeople'>,
  people: number,
): Coverage {
  const covered = { least: howMany * fromPeople, most: howMany * toPeople }
  return {
    covered,
    uncovered: { least: Math.max(0, people - covered.most), most: Math.max(0, people - covered.least) },
  }
}
