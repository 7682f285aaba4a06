/** The systems of a day, laid out for reading: how many are outside what is usual, and where. */
import type { Day } from '#kit'
import {
  type ClassName,
  countOf,
  dayInWords,
  drawMap,
  listInWords,
  monthInWords,
  numberInWords,
  type PictureResult,
} from '#web'
import { type Reading, type Verdict, verdictOf } from '../level.ts'
import type { Organisation } from '../organisation.ts'
import { type DrawnArea, drawnAsNote, named } from '../shapes/drawn-areas.ts'
import type { Residents } from '../store/populations.ts'
import { organisationHref } from './addresses.ts'
import { readingsShown } from './levels-model.ts'

export type SystemsFound = {
  readonly on: Day
  readonly systems: readonly Organisation[]
  readonly residents: ReadonlyMap<string, Residents>
  readonly drawn: readonly DrawnArea[]
  /** What somebody says is usual; the first one shades the map. */
  readonly readings: readonly Reading[]
}

export type SystemsModel = {
  readonly lead: string
  readonly asAt: string
  readonly on: Day
  readonly map: PictureResult
  /** Who says what is usual. */
  readonly usual: readonly string[]
}

export function systemsModel(found: SystemsFound): SystemsModel {
  const { on, readings } = found
  return {
    ...{ on, lead: leadOf(found), asAt: `as at ${dayInWords(on)}`, map: mapOf(found) },
    usual: readingsShown(readings).map(({ words, said }) => `Usual: ${words} people. ${said.join('. ')}.`),
  }
}

const rangeOf = ({ fromPeople, toPeople }: Reading): string =>
  `${numberInWords(fromPeople)} to ${numberInWords(toPeople)}`

function leadOf({ on, systems, residents, readings: [band] }: SystemsFound): string {
  const when = dayInWords(on)
  if (systems.length === 0) return `No system is recorded on ${when}: they began in April 2017.`
  const whole = `England had ${countOf(systems.length, 'system')} on ${when}`
  if (!band) return `${whole}.`
  const verdicts = systems.flatMap(({ code }) => {
    const people = residents.get(code)?.people
    return people === undefined ? [] : [verdictOf(people, band)]
  })
  const count = (verdict: Verdict): number => verdicts.filter(each => each === verdict).length
  const unknown = systems.length - verdicts.length
  return `${whole}: ${listInWords([
    `${numberInWords(count('within'))} of the usual ${rangeOf(band)} people`,
    `${numberInWords(count('below'))} smaller`,
    `${numberInWords(count('above'))} larger`,
    ...(unknown > 0 ? [`${numberInWords(unknown)} whose people are not known`] : []),
  ])}.`
}

/** The upper end is inside the band, so the class above begins with the next person. */
const classesOf = (band: Reading): { breaks: number[]; classNames: ClassName[] } => ({
  breaks: [band.fromPeople, band.toPeople + 1],
  classNames: [
    { words: `below ${numberInWords(band.fromPeople)}`, ofOne: 'smaller' },
    { words: `usual: ${rangeOf(band)}`, ofOne: 'usual' },
    { words: `above ${numberInWords(band.toPeople)}`, ofOne: 'larger' },
  ],
})

function mapOf({ on, systems, residents, drawn, readings: [band] }: SystemsFound): PictureResult {
  const areas = systems.flatMap(system => {
    const area = drawn.find(({ feature }) => feature.properties.code === system.code)
    return area ? [named(area.feature, system)] : []
  })
  const undrawn = systems.length - areas.length
  return drawMap({
    ...(band && classesOf(band)),
    finding: 'Systems by how many people live in them',
    measure: 'Residents',
    place: `England, ${dayInWords(on)}`,
    areas,
    values: Object.fromEntries(systems.map(({ code }) => [code, residents.get(code)?.people ?? null])),
    hrefs: Object.fromEntries(systems.map(({ code }) => [code, organisationHref(code, on)])),
    notes: [
      ...drawnAsNote(drawn, monthInWords(on)),
      ...(undrawn > 0 ? [`${countOf(undrawn, 'system')} cannot be drawn as on that day.`] : []),
    ],
  })
}
