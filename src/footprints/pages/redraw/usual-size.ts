/** How a system's people stand to what a system is said to have, in words for the tables of proposals. */
import { numberInWords } from '#web'
import { type Reading, verdictOf } from '../../level.ts'

/** "1,000,000 to 3,000,000 (S4)"; each source that differs is named. */
export const usualSize = (readings: readonly Reading[]): string =>
  readings.map(each => `${numberInWords(each.fromPeople)} to ${numberInWords(each.toPeople)}`).join(' or ')

const isOutside = (people: number, readings: readonly Reading[]): boolean =>
  readings.some(reading => verdictOf(people, reading) !== 'within')

export const outsideOf = (sizes: readonly number[], readings: readonly Reading[]): number =>
  sizes.filter(people => isOutside(people, readings)).length

/** Where sources differ, the first one that it is outside of. */
function standing(people: number, readings: readonly Reading[]): string {
  if (people === 0) return 'not there'
  const verdict = readings.map(reading => verdictOf(people, reading)).find(each => each !== 'within')
  return verdict ?? 'within'
}

/** "below it now, within it then". */
export function sizeChange(before: number, after: number, readings: readonly Reading[]): string {
  const [now, then] = [standing(before, readings), standing(after, readings)]
  return now === then ? `${now}, as now` : `${now} now, ${then} then`
}
