/** An assignment in words: for the list of people, the role chooser and the line under the header. */
import { roleOf } from '#platform'
import { listInWords } from '../words.ts'
import type { Assignment } from './signed-in.ts'

/** `pennine-lancashire` reads “Pennine Lancashire”. */
export const placeInWords = (place: string): string =>
  place
    .split('-')
    .map(part => (smallWords.has(part) ? part : part.charAt(0).toUpperCase() + part.slice(1)))
    .join(' ')

const smallWords = new Set(['and', 'of', 'the', 'upon', 'with'])

/** Organisation and, where the role is for some places only, which. */
export function whereInWords({ role, organisationName, places }: Assignment): string {
  const reach = roleOf(role).reach === 'places' ? listInWords(places.map(placeInWords)) : ''
  return [organisationName, reach].filter(part => part).join(' · ')
}
