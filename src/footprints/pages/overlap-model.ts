/** One council and the systems that hold a part of it. */
import type { Day } from '#kit'
import { dayInWords, drawMarkedMap, monthInWords, numberInWords, type PictureResult } from '#web'
import type { SplitCouncil } from '../coterminosity.ts'
import type { CouncilTier } from '../organisation.ts'
import { type DrawnArea, drawnAsNote, drawnCouncil } from '../shapes/drawn-areas.ts'
import type { CouncilPart } from '../store/overlaps.ts'
import { organisationHref } from './addresses.ts'
import { overlapHref } from './boundaries-asked.ts'
import { shareInWords } from './boundaries-model.ts'

export type OverlapFound = {
  readonly council: { readonly code: string; readonly name: string }
  readonly tier: CouncilTier
  readonly lists: Day
  readonly days: readonly Day[]
  readonly parts: readonly CouncilPart[]
  /** Undefined where one system holds the whole council. */
  readonly split: SplitCouncil | undefined
  readonly nameOf: (system: string) => string
  readonly drawn: readonly DrawnArea[]
}

export type OverlapModel = {
  readonly title: string
  readonly lead: string
  readonly lists: Day
  readonly asAt: string
  readonly council: { readonly code: string; readonly name: string; readonly href: string }
  readonly rows: readonly {
    readonly name: string
    readonly href: string
    readonly share: string
    readonly people: number
  }[]
  readonly map: PictureResult
  readonly otherDays: readonly { readonly words: string; readonly href: string }[]
}

const sizes = ['no', 'one system', 'two systems', 'three systems', 'four systems', 'five systems'] as const

export function overlapModel(found: OverlapFound): OverlapModel {
  const { council, lists, days } = found
  const held = heldParts(found)
  return {
    title: `${council.name}: which system?`,
    ...{ lists, lead: leadOf(found, held) },
    asAt: `lists of ${dayInWords(lists)}`,
    council: { ...council, href: organisationHref(council.code, lists) },
    rows: held.map(({ system, share, people }) => ({
      ...{ name: found.nameOf(system), href: organisationHref(system, lists) },
      ...{ share: shareInWords(share), people },
    })),
    map: mapOf(found, held),
    otherDays: days
      .filter(day => day !== lists)
      .map(day => ({ words: monthInWords(day), href: overlapHref(council.code, day) })),
  }
}

type Held = SplitCouncil['parts']

/** Greatest first. */
const heldParts = ({ split, parts }: OverlapFound): Held =>
  split?.parts ??
  parts.filter(part => part.people > 0).map(({ system, people }) => ({ system, people, share: 1 }))

function leadOf({ council, lists, nameOf }: OverlapFound, held: Held): string {
  const [main] = held
  const when = monthInWords(lists)
  if (!main || held.length === 1)
    return `${council.name} lay in one system in ${when}: ${main ? nameOf(main.system) : 'none'}.`
  const outside = held.slice(1).reduce((sum, part) => sum + part.people, 0)
  return `${council.name} was divided between ${sizes[held.length] ?? `${held.length} systems`} in ${when}: ${shareInWords(
    1 - main.share,
  )} of its residents, ${numberInWords(outside)} people, lived in a system other than ${nameOf(main.system)}.`
}

function mapOf({ council, lists, nameOf, drawn }: OverlapFound, held: Held): PictureResult {
  const within = drawnCouncil(council.code)
  const shapeOf = (system: string) => drawn.find(({ feature }) => feature.properties.code === system)
  const shown = held.flatMap(({ system }) => shapeOf(system) ?? [])
  return drawMarkedMap({
    finding:
      held.length === 1 ? `${council.name} and its system` : `Where the line runs through ${council.name}`,
    measure: 'Parts by system',
    place: `${council.name}, ${monthInWords(lists)}`,
    marked: within
      ? held.map(({ system, share, people }) => ({
          name: nameOf(system),
          value: `${shareInWords(share)}, ${numberInWords(people)} people`,
          href: organisationHref(system, lists),
          feature: shapeOf(system)?.feature,
        }))
      : [],
    within: within?.feature,
    notes: drawnAsNote([...shown, ...(within ? [within] : [])], monthInWords(lists)),
  })
}
