/** A first mapping for a sheet that nobody has mapped yet: guessed from its headings and cells, for somebody to confirm. */
import { fieldOfName } from '#platform'
import { careFacts } from '../../facts.ts'
import {
  blankWords,
  factPatterns,
  meaningOf,
  mostWords,
  nameFor,
  outcomeWords,
  pathwayWords,
  patterns,
  type Words,
  wordPatterns,
} from './heading-words.ts'
import type { MappedFact, Mapping, Source } from './mapping.ts'
import { optionalQuestions } from './questions.ts'
import type { Look } from './whole-sheet.ts'
import { wordColumn, wordColumnsOf } from './word-columns.ts'
import { findOrder, type OrderFound, readWrittenDay } from './written-days.ts'

export type Proposal = {
  readonly mapping: Mapping
  readonly days: OrderFound
  /** What has to be decided by somebody: nothing was found, or too much. */
  readonly questions: readonly string[]
}

/** A responsible commissioner, for sheets that write its name. */
export type NamedCommissioner = { readonly code: string; readonly name: string }

export function proposeMapping(
  look: Look,
  name: string,
  latest: number,
  commissioners: readonly NamedCommissioner[] = [],
): Proposal {
  const questions: string[] = []
  const { heading } = look
  const cellsOf = (column: string): string[] =>
    look.rows
      .map(({ cells }) => (cells[heading.indexOf(column)] ?? '').trim())
      .filter(cell => cell !== '' && !blankWords.includes(cell.toLowerCase()))
  const wordsOf: WordsOf = column => {
    const words = look.words.get(column)?.filter(word => !blankWords.includes(word))
    return words && words.length <= mostWords ? words : undefined
  }
  const columnFor = (pattern: RegExp): string | undefined => nameFor(pattern, heading)
  const ask = (pattern: RegExp, what: string): Source => {
    const column = columnFor(pattern)
    if (column === undefined) questions.push(`Which column holds ${what}?`)
    return column === undefined ? { constant: '' } : { column }
  }
  const seen = look.rows.flatMap(({ cells }) => cells.map(cell => cell.trim().toLowerCase()))
  const used = new Set([...seen, ...[...look.words.values()].flat()])
  const bornOn = ask(patterns.born_on, 'the date of birth')
  const diedOn = columnFor(patterns.died_on)
  const taken = new Set([bornOn.column, diedOn])
  const facts = factsOf(look, taken, { cellsOf, wordsOf, questions }, latest)
  const days = findOrder(
    [...facts.map(each => each.on.column), bornOn.column].flatMap(each => (each ? cellsOf(each) : [])),
    latest,
  )
  if (days.against > 0)
    questions.push(
      `Most days are written ${days.order.replace('-', ' ')} (${days.certain} leave no doubt), but ${days.against} only make sense the other way round: are they mistyped?`,
    )
  if (days.certain === 0 && days.ambiguous > 0)
    questions.push(
      `No day says which comes first, day or month; ${days.order.replace('-', ' ')} is assumed for ${days.ambiguous} of them.`,
    )
  const pathway = nameFor(
    patterns.pathway,
    heading.filter(name => !isOfWords(name)),
  )
  const mapping: Mapping = {
    ...{ name, separator: look.separator, encoding: look.encoding, days: days.order },
    case: ask(patterns.case, 'what tells one case from another'),
    ...{ numbering: name, asked: optionalQuestions },
    person: {
      nhs_number: ask(patterns.nhs_number, 'the NHS number'),
      ...namesOf(columnFor, ask, cellsOf),
      born_on: bornOn,
      ...(diedOn === undefined ? {} : { died_on: { column: diedOn } }),
    },
    pathway:
      pathway === undefined
        ? { constant: 'standard' }
        : translated(pathway, wordsOf(pathway), pathwayWords, questions),
    commissioner: commissionerOf(commissioners, { ask, wordsOf, questions }),
    blanks: blankWords.filter(word => used.has(word)),
    facts,
  }
  return { mapping, days, questions }
}

type Ask = (pattern: RegExp, what: string) => Source
/** The words of a column in the whole sheet, in small letters; undefined where they are too many to be words. */
type WordsOf = (column: string) => readonly string[] | undefined

type Asking = { readonly ask: Ask; readonly wordsOf: WordsOf; readonly questions: string[] }

function namesOf(
  columnFor: (pattern: RegExp) => string | undefined,
  ask: Ask,
  cellsOf: (column: string) => string[],
) {
  const whole = columnFor(patterns.whole_name)
  if (whole !== undefined && columnFor(patterns.family_name) === undefined)
    return nameInOne(whole, cellsOf(whole))
  return {
    family_name: ask(patterns.family_name, 'the family name'),
    given_name: ask(patterns.given_name, 'the given name'),
  }
}

/** “EXAMPLE, Joan” or “Joan Example”, as most cells have it. */
function nameInOne(column: string, cells: readonly string[]): Record<'family_name' | 'given_name', Source> {
  const hasComma = cells.filter(cell => cell.includes(',')).length * 2 > cells.length
  return {
    family_name: { column, part: hasComma ? 'before-comma' : 'last-word' },
    given_name: { column, part: hasComma ? 'after-comma' : 'first-word' },
  }
}

const plainWords = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/\b(?:nhs|ccg|clinical commissioning group|and)\b|[^a-z0-9]+/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()

const isLikeACode = (text: string): boolean => /^[a-z0-9]{3,9}$/.test(text) && /\d/.test(text)

/** Where the sheet writes names, they are translated into codes; a name that is nobody's here is asked about. */
function commissionerOf(
  commissioners: readonly NamedCommissioner[],
  { ask, wordsOf, questions }: Asking,
): Source {
  const source = ask(patterns.commissioner, 'the commissioner’s national code')
  if (source.column === undefined) return source
  const values: Record<string, string> = {}
  for (const text of wordsOf(source.column) ?? []) {
    if (commissioners.some(({ code }) => code.toLowerCase() === text)) continue
    const found = commissioners.find(({ name }) => plainWords(name) === plainWords(text))
    if (found) values[text] = found.code
    else if (!isLikeACode(text))
      questions.push(`Which national code is meant by “${text}” in “${source.column}”?`)
  }
  return Object.keys(values).length > 0 ? { ...source, values } : source
}

/** The outcome of the decision, where a sheet has outcomes of other things as well. */
function outcomeAmong(heading: readonly string[]): string | undefined {
  const found = heading.filter(
    each => patterns.outcome.test(fieldOfName(each)) && !/\bdate\b/i.test(each) && !isOfWords(each),
  )
  return found.find(each => factToldBy(each) === careFacts.decisionVerified) ?? found[0]
}

/** Says something of what happened: no pathway and no outcome of a decision, whatever its heading has in common with one. */
const isOfWords = (column: string): boolean =>
  Object.values(wordPatterns).some(pattern => pattern.test(fieldOfName(column)))

/** A column's own words say more than the group that it stands in. */
const factToldBy = (column: string): string | undefined =>
  [fieldOfName(column), column].flatMap(
    text => factPatterns.find(([pattern]) => pattern.test(text))?.[1] ?? [],
  )[0]

/** A case has one of each, but for its reviews: of two columns the first is meant, until somebody says otherwise. */
const mostOf = (fact: string): number => (fact === careFacts.reviewDone ? 2 : 1)

type Seen = {
  /** The cells of the first rows. */
  readonly cellsOf: (column: string) => string[]
  readonly wordsOf: WordsOf
  readonly questions: string[]
}

/** Days to come are no facts. */
const isPlan = (heading: string): boolean =>
  /\b(due|next|plan|planned|target|expected|booked)\b/i.test(heading)

function factsOf(
  { heading }: Look,
  taken: ReadonlySet<string | undefined>,
  { cellsOf, wordsOf, questions }: Seen,
  latest: number,
): MappedFact[] {
  const outcome = outcomeAmong(heading)
  const told = heading
    .filter(column => !taken.has(column) && column !== outcome && !isPlan(column))
    .filter(column => isOfDays(cellsOf(column), latest))
    .flatMap(column => {
      const fact = factToldBy(column)
      return fact === undefined ? [] : [{ fact, on: { column } }]
    })
    .filter(({ fact }, at, all) => all.slice(0, at).filter(each => each.fact === fact).length < mostOf(fact))
  const words: SheetWords = { heading, outcome, wordsOf, questions }
  const facts = told.map(each => ({ ...each, ...detailOf(each.fact, words) }))
  if (!facts.some(each => each.fact === careFacts.referralReceived)) {
    questions.push('Which column holds the day of the referral?')
    return [
      {
        fact: careFacts.referralReceived,
        on: { constant: '' },
      },
      ...facts,
    ]
  }
  return facts
}

/** Also days that never were, such as 30/02/2020. */
const isLikeADay = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b/

const isOfDays = (cells: readonly string[], latest: number): boolean => {
  const days = cells.filter(cell => isLikeADay.test(cell) || readWrittenDay(cell, 'day-first', latest))
  return days.length * 2 > cells.length
}

type SheetWords = {
  readonly heading: readonly string[]
  readonly outcome: string | undefined
  readonly wordsOf: WordsOf
  readonly questions: string[]
}

function detailOf(fact: string, words: SheetWords): { readonly detail?: Record<string, Source> } {
  const { outcome, wordsOf, questions } = words
  if (fact !== careFacts.decisionVerified) return saidOf(fact, words)
  if (outcome === undefined) {
    questions.push('Which column holds the outcome of the decision?')
    return { detail: { outcome: { constant: '' } } }
  }
  return { detail: { outcome: translated(outcome, wordsOf(outcome), outcomeWords, questions) } }
}

/** What the sheet has columns for; else what is usual. A column of free text is nobody's words for something. */
function saidOf(fact: string, { heading, wordsOf, questions }: SheetWords) {
  const said = wordColumnsOf(fact).flatMap((name): [string, Source][] => {
    const { cell, words, usual } = wordColumn(name)
    const column = name === 'outcome' ? undefined : nameFor(wordPatterns[name], heading)
    const used = column === undefined ? undefined : wordsOf(column)
    if (column !== undefined && used) return [[cell, translated(column, used, words, questions)]]
    return usual === undefined ? [] : [[cell, { constant: usual }]]
  })
  return said.length === 0 ? {} : { detail: Object.fromEntries(said) }
}

/** The words that a column uses, each with what it may mean. */
function translated(
  column: string,
  used: readonly string[] | undefined,
  words: Words,
  questions: string[],
): Source {
  if (!used) {
    questions.push(`“${column}” holds more than ${mostWords} different texts: what do they mean?`)
    return { column }
  }
  const unknown = used.filter(text => meaningOf(text, words) === undefined)
  for (const text of unknown) questions.push(`What does “${text}” in “${column}” mean?`)
  const known = used.flatMap(text => {
    const meaning = meaningOf(text, words)
    return meaning === undefined ? [] : [[text, meaning] as const]
  })
  return { column, values: Object.fromEntries(known) }
}
