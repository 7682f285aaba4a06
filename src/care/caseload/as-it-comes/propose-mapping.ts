/** A first mapping for a sheet that nobody has mapped yet: guessed from its headings and cells, for somebody to confirm. */
import { careFacts } from '../../facts.ts'
import type { MappedFact, Mapping, Source } from './mapping.ts'
import type { Look } from './sheet-file.ts'
import { findOrder, type OrderFound } from './written-days.ts'

export type Proposal = {
  readonly mapping: Mapping
  readonly days: OrderFound
  /** What has to be decided by somebody: nothing was found, or too much. */
  readonly questions: readonly string[]
}

/** Words that a heading has, in the order in which they are looked for. */
const patterns = {
  case: /^(case|ref|reference|id|local|patient).*(id|no|num|ref)|^ref|^id$|case/i,
  nhs_number: /nhs/i,
  family_name: /sur ?name|family|last ?name/i,
  given_name: /fore ?name|given|first ?name/i,
  whole_name: /^(patient |client |service user )?name$/i,
  born_on: /birth|d\.?o\.?b/i,
  died_on: /death|deceased|d\.?o\.?d\b|\brip\b/i,
  pathway: /pathway|type|stream|category/i,
  commissioner: /ccg|commissioner|icb|\bpct\b/i,
  outcome: /outcome|eligib|result/i,
} as const

/** Columns of days, by the fact that they tell of. The first pattern that fits a heading has it. */
const factPatterns: readonly (readonly [RegExp, string])[] = [
  [/(referr|checklist|notif|receiv)/i, careFacts.referralReceived],
  [/(review).*(done|complet|last|date)|last review/i, careFacts.reviewDone],
  [/(mdt|dst|assess)/i, careFacts.meetingHeld],
  [/(decision|verif|ratif|approv)/i, careFacts.decisionVerified],
  [/(letter|communicat|inform)/i, careFacts.decisionCommunicated],
  [/(package|care|fund).*(start|commenc|from)|start date/i, careFacts.packageStarted],
  [/(package|care|fund).*(end|ceas|stop)|end date/i, careFacts.packageEnded],
]

const outcomeWords: readonly (readonly [RegExp, string])[] = [
  [/\bnot\b.*elig|inelig|^no$|declin/i, 'not-eligible'],
  [/fnc|nursing/i, 'nursing-care'],
  [/joint/i, 'joint-package'],
  [/elig|^yes$|chc|full/i, 'eligible'],
]
const pathwayWords: readonly (readonly [RegExp, string])[] = [
  [/fast|ft/i, 'fast-track'],
  [/fnc|nursing/i, 'nursing-care'],
  [/stand|chc|std|full/i, 'standard'],
]

export function proposeMapping(look: Look, name: string, latest: number): Proposal {
  const questions: string[] = []
  const { heading } = look
  const cellsOf = (column: string): string[] =>
    look.rows.map(row => row[heading.indexOf(column)] ?? '').filter(cell => cell.trim() !== '')
  const columnFor = (pattern: RegExp): string | undefined => heading.find(each => pattern.test(each))
  const ask = (pattern: RegExp, what: string): Source => {
    const column = columnFor(pattern)
    if (column === undefined) questions.push(`Which column holds ${what}?`)
    return column === undefined ? { constant: '' } : { column }
  }
  const bornOn = ask(patterns.born_on, 'the date of birth')
  const diedOn = columnFor(patterns.died_on)
  const taken = new Set([bornOn.column, diedOn])
  const facts = factsOf(look, taken, cellsOf, latest, questions)
  const days = findOrder(
    [...facts.map(each => each.on.column), bornOn.column].flatMap(each => (each ? cellsOf(each) : [])),
    latest,
  )
  if (days.against > 0)
    questions.push(
      `Most days are written ${days.order} (${days.certain} leave no doubt), but ${days.against} only make sense the other way round: are they mistyped?`,
    )
  if (days.certain === 0 && days.ambiguous > 0)
    questions.push(
      `No day says which comes first, day or month; ${days.order} is assumed for ${days.ambiguous} of them.`,
    )
  const pathway = columnFor(patterns.pathway)
  const mapping: Mapping = {
    ...{ name, separator: look.separator, encoding: look.encoding, days: days.order },
    case: ask(patterns.case, 'what tells one case from another'),
    person: {
      nhs_number: ask(patterns.nhs_number, 'the NHS number'),
      ...namesOf(columnFor, ask),
      born_on: bornOn,
      ...(diedOn === undefined ? {} : { died_on: { column: diedOn } }),
    },
    pathway:
      pathway === undefined
        ? { constant: 'standard' }
        : translated(pathway, cellsOf(pathway), pathwayWords, questions),
    commissioner: ask(patterns.commissioner, 'the commissioner’s national code'),
    facts,
  }
  return { mapping, days, questions }
}

type Ask = (pattern: RegExp, what: string) => Source

function namesOf(columnFor: (pattern: RegExp) => string | undefined, ask: Ask) {
  const whole = columnFor(patterns.whole_name)
  if (whole !== undefined && columnFor(patterns.family_name) === undefined)
    return {
      family_name: { column: whole, part: 'before-comma' as const },
      given_name: { column: whole, part: 'after-comma' as const },
    }
  return {
    family_name: ask(patterns.family_name, 'the family name'),
    given_name: ask(patterns.given_name, 'the given name'),
  }
}

function factsOf(
  { heading }: Look,
  taken: ReadonlySet<string | undefined>,
  cellsOf: (column: string) => string[],
  latest: number,
  questions: string[],
): MappedFact[] {
  const outcome = heading.find(each => patterns.outcome.test(each))
  const facts = heading
    .filter(column => !taken.has(column) && column !== outcome && isOfDays(cellsOf(column), latest))
    .flatMap(column => {
      const found = factPatterns.find(([pattern]) => pattern.test(column))
      return found
        ? [{ fact: found[1], on: { column }, ...detailOf(found[1], outcome, cellsOf, questions) }]
        : []
    })
  if (!facts.some(each => each.fact === careFacts.referralReceived)) {
    questions.push('Which column holds the day of the referral?')
    return [
      {
        fact: careFacts.referralReceived,
        on: { constant: '' },
        detail: { kind: { constant: 'other-notification' } },
      },
      ...facts,
    ]
  }
  return facts
}

const isOfDays = (cells: readonly string[], latest: number): boolean => {
  const found = findOrder(cells, latest)
  return cells.length > 0 && (found.certain + found.against + found.ambiguous) * 2 > cells.length
}

function detailOf(
  fact: string,
  outcome: string | undefined,
  cellsOf: (column: string) => string[],
  questions: string[],
): { readonly detail?: Record<string, Source> } {
  if (fact === careFacts.referralReceived) return { detail: { kind: { constant: 'other-notification' } } }
  if (fact === careFacts.meetingHeld) return { detail: { setting: { constant: 'other' } } }
  if (fact === careFacts.reviewDone) return { detail: { kind: { constant: '02' } } }
  if (fact === careFacts.packageEnded) return { detail: { reason: { constant: 'no-longer-eligible' } } }
  if (fact !== careFacts.decisionVerified) return {}
  if (outcome === undefined) {
    questions.push('Which column holds the outcome of the decision?')
    return { detail: { outcome: { constant: '' } } }
  }
  return { detail: { outcome: translated(outcome, cellsOf(outcome), outcomeWords, questions) } }
}

/** The words that a column uses, each with what it may mean. */
function translated(
  column: string,
  cells: readonly string[],
  words: readonly (readonly [RegExp, string])[],
  questions: string[],
): Source {
  const used = [...new Set(cells.map(cell => cell.trim().toLowerCase()))]
  if (used.length > 40) {
    questions.push(`“${column}” holds ${used.length} different texts: what do they mean?`)
    return { column }
  }
  const values: Record<string, string> = {}
  for (const text of used) {
    const meaning = words.find(([pattern]) => pattern.test(text))?.[1]
    if (meaning === undefined) questions.push(`What does “${text}” in “${column}” mean?`)
    else values[text] = meaning
  }
  return { column, values }
}
