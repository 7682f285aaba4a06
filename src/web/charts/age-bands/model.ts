import { done, type Result, refuse } from '#kit'
import { byName } from '../by-name.ts'
import { bandColours } from '../colours.ts'
import { isDrawable, writeNumber } from '../numbers.ts'

/** How many; null where nobody counted; suppressed where the number would point at somebody. */
export type BandCount = number | null | 'suppressed'

export interface AgeBandsModel {
  /** "Open cases by age of the case" */
  readonly measure: string
  readonly place: string
  /** Two to five, the youngest first. */
  readonly bands: readonly string[]
  readonly places: readonly { readonly name: string; readonly counts: readonly BandCount[] }[]
  /** "cases" */
  readonly counted: string
  readonly finding?: string | undefined
  readonly write?: ((value: number) => string) | undefined
}

export interface BandedPlace {
  readonly name: string
  readonly counts: readonly BandCount[]
  /** Of the counts that are known. */
  readonly known: number
}

export interface ReadAgeBands {
  readonly bands: readonly string[]
  readonly places: readonly BandedPlace[]
  readonly write: (value: number) => string
}

export const isKnown = (count: BandCount): count is number => typeof count === 'number'

/** Places by name; refuses what cannot be a stack of counts. */
export function readAgeBands({ bands, places, write = writeNumber }: AgeBandsModel): Result<ReadAgeBands> {
  if (bands.length < 2 || bands.length > bandColours.length)
    return refuse(
      'invalid',
      `No chart: two to ${bandColours.length} age bands are wanted, not ${bands.length}`,
      {
        field: 'bands',
      },
    )
  if (places.length === 0) return refuse('invalid', 'No places: no chart', { field: 'places' })
  for (const [index, { name, counts }] of places.entries()) {
    const row = index + 1
    if (counts.length !== bands.length)
      return refuse('invalid', `No chart: ${name} has ${counts.length} counts for ${bands.length} bands`, {
        field: 'counts',
        row,
      })
    if (counts.some(count => isKnown(count) && (!isDrawable(count) || count < 0)))
      return refuse('invalid', `No chart: a count of ${name} is not a number from 0`, {
        field: 'counts',
        row,
      })
  }
  if (!places.some(({ counts }) => counts.some(isKnown)))
    return refuse('invalid', 'Nothing was counted: no chart', { field: 'counts' })
  return done({
    bands,
    write,
    places: byName(places).map(({ name, counts }) => ({
      name,
      counts,
      known: counts.filter(isKnown).reduce((sum, count) => sum + count, 0),
    })),
  })
}

/** "1,204", "1,204 and [c]", "1,204, incomplete", "not counted" */
export function totalInWords({ counts, known }: BandedPlace, write: (value: number) => string): string {
  if (!counts.some(count => count !== null)) return 'not counted'
  const suppressed = counts.includes('suppressed') ? ' and [c]' : ''
  return `${write(known)}${suppressed}${counts.includes(null) ? ', incomplete' : ''}`
}

/** "1,204 cases, 310 of them over 12 weeks" */
export function ageBandsFinding(model: AgeBandsModel, { places, bands, write }: ReadAgeBands): string {
  const total = places.reduce((sum, place) => sum + place.known, 0)
  const oldest = places
    .map(place => place.counts.at(-1) ?? null)
    .filter(isKnown)
    .reduce((sum, count) => sum + count, 0)
  const isWhole = places.every(place => place.counts.every(isKnown))
  const lead = isWhole ? '' : 'at least '
  return `${model.measure}: ${lead}${write(total)} ${model.counted}, ${write(oldest)} of them in the oldest group (${bands.at(-1)})`
}
