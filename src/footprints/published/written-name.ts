/** Names that the Organisation Data Service prints in capitals, as they are written here. */

const small = new Set(['and', 'of', 'the', 'for', 'in', 'on', 'at', 'with', 'upon', 'by', 'de', 'le', 'to'])

/** Abbreviations that could be words, and keep their capitals. Those without a vowel need not be named. */
const capitals = new Set([
  ...[
    'NHS',
    'ICB',
    'ICS',
    'CCG',
    'PCN',
    'CSU',
    'GP',
    'PCT',
    'CIC',
    'UK',
    'HMP',
    'HMYOI',
    'YOI',
    'LLP',
    'APMS',
  ],
  ...['IW', 'OOH', 'UTC', 'WIC', 'IRC', 'ENT', 'MIU', 'UCC'],
])

/** Shortened words without a vowel that are written as words. */
const shortened = new Set([
  ...['DR', 'DRS', 'MR', 'MRS', 'ST', 'RD', 'CT', 'SQ', 'LN', 'GT', 'NR', 'LTD', 'BLVD', 'WLK', 'TWNS', 'NG'],
  ...['CTR', 'CTRS', 'CNTR', 'CNT', 'GRP', 'HTH', 'HLTH', 'PTNR', 'PTNRS', 'PTRS', 'BLDG', 'SVCS', 'SHP'],
])

const roman = /^(I{1,3}|IV|VI{0,3}|IX|XI{0,2})$/
const ordinal = /^(ST|ND|RD|TH)$/

type At = { readonly word: string; readonly before: string; readonly after: string }

/** “(LSA)” after “Lytham St Anne's & Ansdell”: the first letters of the words before it, of which some may be left out. */
function isInitialsOf({ word, before, after }: At): boolean {
  if (word.length < 2 || !before.endsWith('(') || !after.startsWith(')')) return false
  const firsts = [...before.matchAll(/[A-Z]+(?:['’][A-Z]+)*/g)].map(([each]) => each.charAt(0))
  let at = 0
  for (const first of firsts) if (first === word.charAt(at)) at += 1
  return at === word.length
}

/** “Dr GT Chand”; but Dr Ng and Dr St Pierre. */
const isInitialsOfDoctor = ({ word, before }: At): boolean =>
  /\bDRS? $/.test(before) && word !== 'NG' && word !== 'ST'

function staysInCapitals(at: At): boolean {
  const { word } = at
  if (capitals.has(word) || roman.test(word) || isInitialsOf(at)) return true
  return /^[^AEIOUY'’]{2,}$/.test(word) && (!shortened.has(word) || isInitialsOfDoctor(at))
}

/** “Bradford on Avon”, “Horndon-on-the-Hill”; not what comes first, after a comma or after a dash. */
function isSmall({ word, before }: At): boolean {
  if (!small.has(word.toLowerCase())) return false
  if (word === 'THE' && before.endsWith('-')) return /[ -](ON|IN|BY|UPON)-$/.test(before)
  return /[^\s,-][ -]$/.test(before)
}

/** “OX3”, “4PCC”; but “Together4Healthcare”. */
const isCode = ({ word, before, after }: At): boolean =>
  (/\d$/.test(before) || /^\d/.test(after)) && (word.length < 4 || !/[AEIOUY]/.test(word))

const capital = (word: string): string =>
  word
    .toLowerCase()
    .replace(/^(o['’]|d['’]|mc)?[a-z]/, start =>
      start.length > 1
        ? start.charAt(0).toUpperCase() + start.slice(1, -1) + start.slice(-1).toUpperCase()
        : start.toUpperCase(),
    )

function written(at: At): string {
  const { word, before } = at
  if (/\d$/.test(before) && ordinal.test(word)) return word.toLowerCase()
  if (word === 'GPS') return 'GPs'
  if (isSmall(at)) return word.toLowerCase()
  return isCode(at) || staysInCapitals(at) ? word : capital(word)
}

/** “NHS EAST LANCASHIRE CCG” is “NHS East Lancashire CCG”; a name with small letters is left as it is. */
export function writtenName(published: string): string {
  const name = published.trim().replaceAll(/\s+/g, ' ')
  if (/[a-z]/.test(name)) return name
  return name.replaceAll(/[A-Z]+(?:['’][A-Z]+)*/g, (word, at: number) =>
    written({ word, before: name.slice(0, at), after: name.slice(at + word.length) }),
  )
}

const letters = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]/g, '')

/** Names that differ in capitals, dots, commas and “&” only are one name. */
export const isSameName = (one: string, other: string): boolean => letters(one) === letters(other)
