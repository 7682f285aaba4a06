/** Who is outside the usual population of their level, laid out for reading: exceptions, and every reading of them. */
import type { Day } from '#kit'
import { countOf, dayInWords, listInWords, numberInWords } from '#web'
import {
  coverageOf,
  judged,
  type Level,
  type NeighbourhoodPlan,
  type PopulationBand,
  type Reading,
  readingsOn,
  type Verdict,
} from '../level.ts'
import type { Serving } from '../serving.ts'
import type { Residents } from '../store/populations.ts'

/** One area of a level, as a line of its list. */
export type AreaOfLevel = {
  readonly name: string
  readonly href?: string | undefined
  readonly people: number | null
  /** Why its people are not known, in words, where that can be told. */
  readonly unknownAs?: string | undefined
  /** What its people are counted without, in words. */
  readonly lacks?: string | undefined
}

export type LevelAsked = {
  readonly level: Level
  /** "systems", "places recorded here", "neighbourhoods (primary care networks)". */
  readonly areasAre: string
  /** Whose people are counted, by which estimate. */
  readonly basis: string
  readonly areas: readonly AreaOfLevel[]
}

/** What several sources say alike is one reading of them all. */
export type ReadingShown = {
  readonly words: string
  readonly said: readonly string[]
  readonly band: Reading
}

export type LevelSection = Omit<LevelAsked, 'areas'> & {
  /** Areas whose people are known, and how many of them are outside, in words. */
  readonly howMany: number
  readonly summary: string
  readonly readings: readonly ReadingShown[]
  readonly rows: readonly {
    readonly name: string
    readonly href: string | undefined
    readonly people: number
    readonly lacks: string
    readonly verdicts: readonly string[]
  }[]
  /** How many there were, where the people of some are not known. */
  readonly counted: string
  readonly withoutPeople: readonly string[]
}

const range = ({ fromPeople, toPeople }: Pick<PopulationBand, 'fromPeople' | 'toPeople'>): string =>
  `${numberInWords(fromPeople)} to ${numberInWords(toPeople)}`

export function readingsShown(readings: readonly Reading[]): ReadingShown[] {
  const shown = new Map<string, ReadingShown>()
  for (const band of readings) {
    const words = range(band)
    const said = `${band.saidIn}${band.said === 'later' ? `; said later, from ${dayInWords(band.fromOn)}` : ''}`
    const before = shown.get(words)
    shown.set(words, { words, band: before?.band ?? band, said: [...(before?.said ?? []), said] })
  }
  return [...shown.values()]
}

const by = (verdict: Verdict, people: number, { fromPeople, toPeople }: PopulationBand): string => {
  if (verdict === 'within') return 'within'
  return verdict === 'below'
    ? `below, by ${numberInWords(fromPeople - people)}`
    : `above, by ${numberInWords(people - toPeople)}`
}

export function levelSection(asked: LevelAsked, bands: readonly PopulationBand[], on: Day): LevelSection {
  const { areas, ...about } = asked
  const readings = readingsShown(readingsOn(bands, asked.level, on))
  const found = judged(
    areas,
    readings.map(each => each.band),
  )
  const outside = found.judged.filter(each => each.isOutside)
  return {
    ...about,
    howMany: found.judged.length,
    summary: `${numberInWords(outside.length)} of ${numberInWords(found.judged.length)} ${asked.areasAre}`,
    readings,
    rows: outside.map(({ footprint: { name, href, people, lacks = '' }, verdicts }) => ({
      ...{ name, href, lacks, people: people ?? 0 },
      verdicts: verdicts.map((verdict, at) => by(verdict, people ?? 0, readings[at]!.band)),
    })),
    counted: countedWords(asked.areasAre, found.judged.length, found.withoutPeople.length),
    withoutPeople: found.withoutPeople.map(({ name, unknownAs }) =>
      unknownAs ? `${name} (${unknownAs})` : name,
    ),
  }
}

/** "NHS Harrogate CCG became part of NHS North Yorkshire CCG, which serves others too"; nothing where none did. */
export function mergedWords(lost: Serving['lost'], name: (code: string) => string): string {
  return listInWords(
    lost.map(({ code, into }) =>
      into.length === 1
        ? `${name(code)} became part of ${name(into[0]!)}, which serves others too`
        : `${name(code)} was divided between ${listInWords(into.map(name))}`,
    ),
  )
}

/** Nothing where the people of all are known, or of none. */
function countedWords(areasAre: string, known: number, unknown: number): string {
  if (known === 0 || unknown === 0) return ''
  return `There were ${numberInWords(known + unknown)} ${areasAre}: the people of ${numberInWords(known)} are known, of ${numberInWords(unknown)} not.`
}

/** Levels of which nobody's people are known are left out. */
export function levelsLead(sections: readonly LevelSection[], on: Day): string {
  const known = sections.filter(section => section.howMany > 0).map(section => section.summary)
  return known.length === 0
    ? `Nobody’s people are known as at ${dayInWords(on)}.`
    : `${listInWords(known)} were outside what somebody says is usual, as at ${dayInWords(on)}.`
}

export type CoverageShown = {
  readonly plan: NeighbourhoodPlan
  readonly sentence: string
  readonly rows: readonly { readonly people: string; readonly howMany: number; readonly uncovered: string }[]
}

const between = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  least === most ? numberInWords(least) : `${numberInWords(least)} to ${numberInWords(most)}`

/** What so many neighbourhoods leave uncovered, of the people published and of those we know. */
export function coverageShown(plan: NeighbourhoodPlan, residents: Residents | undefined): CoverageShown {
  const { name, howMany, fromPeople, toPeople, publishedPeople } = plan
  const published = coverageOf(plan, publishedPeople)
  const row = (people: string, count: number) => ({
    ...{ people, howMany: count, uncovered: between(coverageOf(plan, count).uncovered) },
  })
  return {
    plan,
    sentence: `${numberInWords(howMany)} ${name} of ${range({ fromPeople, toPeople })} people cover ${between(
      published.covered,
    )}. Of the ${countOf(publishedPeople, 'person', 'people')} published, ${between(published.uncovered)} are not covered.`,
    rows: [
      row('Published', publishedPeople),
      ...(residents ? [row(`Residents, middle of ${residents.year}`, residents.people)] : []),
    ],
  }
}
