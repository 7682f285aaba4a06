/** Where the lines of councils and systems do not meet, laid out for reading: a list, a table, a map. */
import type { Day } from '#kit'
import {
  countOf,
  dayInWords,
  drawMarkedMap,
  listInWords,
  monthInWords,
  numberInWords,
  type PictureResult,
} from '#web'
import { type Coterminosity, coterminosity, type SplitCouncil, thresholds } from '../coterminosity.ts'
import type { CouncilTier } from '../organisation.ts'
import { type DrawnArea, drawnAsNote, drawnCouncil } from '../shapes/drawn-areas.ts'
import type { AskedBoundaries } from '../split-councils.ts'
import type { CouncilPart } from '../store/overlaps.ts'
import { boundariesHref, overlapHref } from './boundaries-asked.ts'

export type BoundariesFound = {
  readonly asked: AskedBoundaries
  readonly lists: Day
  /** The day that goes on to other pages: the one chosen, else that of the lists. */
  readonly onward: Day
  readonly daysOfLists: readonly Day[]
  readonly parts: readonly CouncilPart[]
  readonly nameOf: (code: string) => string
  /** The systems of that day, as far as they can be drawn. */
  readonly systems: readonly DrawnArea[]
}

export type BoundariesModel = {
  readonly lead: string
  readonly asked: AskedBoundaries
  readonly days: readonly { readonly day: Day; readonly words: string }[]
  readonly lists: Day
  readonly onward: Day
  readonly asAt: string
  readonly answers: readonly {
    readonly words: string
    readonly councils: number
    readonly systems: number
    readonly href: string
    readonly isChosen: boolean
  }[]
  /** Thresholds at which about as many systems hold a part as the press report said. */
  readonly near: string
  readonly rows: readonly PartRow[]
  readonly map: PictureResult
}

export type PartRow = {
  readonly council: { readonly code: string; readonly name: string; readonly href: string }
  readonly system: { readonly code: string; readonly name: string }
  readonly share: string
  readonly people: number
}

export const tierWords: Readonly<Record<CouncilTier, string>> = {
  upper: 'upper-tier councils',
  lower: 'lower-tier councils',
}

const mostDecimals = 6

/**
 * "43.8%"; a share that would round to nothing says so. One that would round to the other side of a threshold of its
 * page, or of the whole, has as many decimals as keep it on its own: 0.98% is not yet 1%.
 */
export function shareInWords(share: number, ofPage: readonly number[] = thresholds): string {
  if (share > 0 && share < 0.0005) return 'under 0.1%'
  const isTrue = (written: string): boolean =>
    [...ofPage, 1].every(
      each => share >= each === Number(written) >= Number((each * 100).toFixed(mostDecimals)),
    )
  let decimals = 1
  while (decimals < mostDecimals && !isTrue((share * 100).toFixed(decimals))) decimals++
  return `${(share * 100).toFixed(decimals)}%`
}

export const thresholdWords = (share: number): string =>
  share === 0 ? 'any part' : `parts of at least ${Number((share * 100).toFixed(4))}%`

/** The report said “almost 20” of 42; what counted as a part it did not say. */
const almostTwenty = { least: 17, most: 20 }

export function boundariesModel(found: BoundariesFound): BoundariesModel {
  const { asked, lists, onward, daysOfLists, parts } = found
  const answer = coterminosity(parts, asked.share)
  const answers = [...new Set([...thresholds, asked.share])]
    .sort((one, other) => one - other)
    .map(share => ({ share, ...coterminosity(parts, share) }))
  const near = answers.filter(
    ({ systemsThatSplit: { length } }) => length >= almostTwenty.least && length <= almostTwenty.most,
  )
  return {
    ...{ asked, lists, onward, lead: leadOf(answer, found), asAt: `lists of ${dayInWords(lists)}` },
    days: daysOfLists.map(day => ({ day, words: monthInWords(day) })),
    answers: answers.map(({ share, split, systemsThatSplit }) => ({
      ...{ words: thresholdWords(share), councils: split.length, systems: systemsThatSplit.length },
      ...{ href: boundariesHref({ ...asked, share }), isChosen: share === asked.share },
    })),
    near:
      near.length === 0
        ? 'On this day and for this tier no threshold here gives 17 to 20 systems.'
        : `On this day and for this tier that comes near to ${listInWords(
            near.map(
              ({ share, systemsThatSplit }) => `${systemsThatSplit.length} (${thresholdWords(share)})`,
            ),
          )}.`,
    rows: byName(answer, found).flatMap(each => rowsOf(each, found)),
    map: mapOf(answer, found),
  }
}

function leadOf(answer: Coterminosity, { asked, lists }: BoundariesFound): string {
  const { split, ofCouncils, systemsThatSplit, ofSystems } = answer
  return `${split.length} of ${numberInWords(ofCouncils)} ${tierWords[asked.tier]} ${
    split.length === 1 ? 'was' : 'were'
  } divided between systems in ${monthInWords(lists)}, counting ${thresholdWords(asked.share)}; ${
    systemsThatSplit.length
  } of ${ofSystems} systems held a part of one.`
}

const byName = ({ split }: Coterminosity, { nameOf }: BoundariesFound): SplitCouncil[] =>
  [...split].sort((one, other) => nameOf(one.council).localeCompare(nameOf(other.council), 'en'))

function rowsOf({ council, parts }: SplitCouncil, { asked, nameOf, lists }: BoundariesFound): PartRow[] {
  return parts.map(({ system, share, people }) => ({
    council: { code: council, name: nameOf(council), href: overlapHref(council, lists) },
    system: { code: system, name: nameOf(system) },
    ...{ share: shareInWords(share, [...thresholds, asked.share]), people },
  }))
}

/** All councils in grey, those that are divided numbered, the systems as lines. */
function mapOf(answer: Coterminosity, found: BoundariesFound): PictureResult {
  const { split, ofCouncils } = answer
  const { asked, lists, parts, nameOf, systems } = found
  const month = monthInWords(lists)
  const ground = [...new Set(parts.map(part => part.council))].flatMap(code => drawnCouncil(code) ?? [])
  return drawMarkedMap({
    finding: `${countOf(split.length, 'council')} lay in more than one system`,
    measure: `Divided ${tierWords[asked.tier]}, counting ${thresholdWords(asked.share)}`,
    place: `England, ${month}`,
    marked: byName(answer, found).map(({ council, parts: held }) => ({
      name: nameOf(council),
      value: countOf(held.length, 'system'),
      href: overlapHref(council, lists),
      feature: drawnCouncil(council)?.feature,
    })),
    ground: ground.map(area => area.feature),
    outlines: systems.map(area => area.feature),
    outlinesAre: 'boundaries of systems',
    notes: [
      ...drawnAsNote([...ground, ...systems], month),
      ...(ground.length < ofCouncils
        ? [
            `${countOf(ofCouncils - ground.length, 'council')} of that day that ended before the boundaries were drawn are left white.`,
          ]
        : []),
    ],
  })
}
