/** Names that the Organisation Data Service prints in capitals, as they are written here. */

const small = new Set(['and', 'of', 'the', 'for', 'in', 'on', 'at', 'with', 'upon', 'by', 'de', 'le', 'to'])
/** Words that stay in capitals. */
const capitals = new Set([
  'NHS',
  'ICB',
  'CCG',
  'PCN',
  'CSU',
  'GP',
  'HMP',
  'HMYOI',
  'PCT',
  'CIC',
  'UK',
  'A&E',
  'II',
  'III',
])

const written = (word: string, at: number): string => {
  if (capitals.has(word) || /\d/.test(word)) return word
  const lower = word.toLowerCase()
  if (at > 0 && small.has(lower)) return lower
  return lower.replace(
    /(^|[-(/"&]|^o'|^d'|^mc)([a-z])/g,
    (_all, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

/** “NHS EAST LANCASHIRE CCG” is “NHS East Lancashire CCG”; a name with small letters is left as it is. */
export function writtenName(published: string): string {
  const name = published.trim().replaceAll(/\s+/g, ' ')
  if (/[a-z]/.test(name)) return name
  return name.split(' ').map(written).join(' ')
}

const letters = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]/g, '')

/** Names that differ in capitals, dots, commas and “&” only are one name. */
export const isSameName = (one: string, other: string): boolean => letters(one) === letters(other)
