/** What headings of caseload spreadsheets are called, and what they are about. */
import { fieldOfName } from '#platform'
import { careFacts } from '../../facts.ts'
import type { Source } from './mapping.ts'

/** Words that a heading has, in the order in which they are looked for. */
export const patterns = {
  // The NHS number tells people apart: one person may have two cases.
  case: /^(?!.*nhs)(?:(?:case|id|local|patient).*(?:id|identifier|no|num|number|ref|reference)\b|ref(?!err)|id$|.*\bref(?:erence)?\b|.*case)/i,
  nhs_number: /nhs/i,
  family_name: /sur ?name|family|last ?name/i,
  given_name: /fore ?name|given|first ?name/i,
  whole_name: /^(patient|client|service user|person)?( full)? ?name( of (patient|client|person))?$/i,
  born_on: /birth|d\.?o\.?b/i,
  died_on: /death|deceased|d\.?o\.?d\b|\brip\b/i,
  pathway: /pathway|type|stream|category/i,
  commissioner: /ccg|commissioner|icb|\bpct\b/i,
  outcome: /outcome|eligib|result/i,
} as const

/** Columns of days, by the fact that they tell of. The first pattern that fits a heading has it. */
export const factPatterns: readonly (readonly [RegExp, string])[] = [
  [/(referr|checklist|notif|receiv)/i, careFacts.referralReceived],
  [/(review).*(done|complet|last|date)|last review/i, careFacts.reviewDone],
  [/(mdt|dst|assess)/i, careFacts.meetingHeld],
  [/(decision|verif|ratif|approv)/i, careFacts.decisionVerified],
  [/(letter|communicat|inform)/i, careFacts.decisionCommunicated],
  [/(package|care|fund).*(start|commenc|from)|start date/i, careFacts.packageStarted],
  [/(package|care|fund).*(end|ceas|stop)|end date/i, careFacts.packageEnded],
]

const all: readonly RegExp[] = [...Object.values(patterns), ...factPatterns.map(([pattern]) => pattern)]
const longestHeading = 60

/** The first name that a pattern fits, by itself before with the group that stands above it. */
export const nameFor = (pattern: RegExp, names: readonly string[]): string | undefined =>
  names.find(name => pattern.test(fieldOfName(name))) ?? names.find(name => pattern.test(name))

/** How many names of a heading read like one, each of something else. */
export const headingsIn = (names: readonly string[]): number => {
  const short = names.filter(name => fieldOfName(name).length <= longestHeading)
  return all.filter(pattern => nameFor(pattern, short) !== undefined).length
}

/** Cells that say that there is nothing to say. */
export const blankWords: readonly string[] = [
  ...['-', '--', '.', '?', 'n/a', 'na', 'nil', 'none', 'null', 'tbc', 'tba', 'unknown', 'not known', 'n/k'],
  ...['#n/a', '#ref!', '#value!', 'pending', 'awaiting', 'to follow'],
]

/** What a sheet writes, and what it may mean; the first that fits. */
export type Words = readonly (readonly [RegExp, string])[]

export const outcomeWords: Words = [
  [/\bnot\b.*elig|inelig|^no$|declin/i, 'not-eligible'],
  [/fnc|nursing/i, 'nursing-care'],
  [/joint/i, 'joint-package'],
  [/elig|^yes$|chc|full/i, 'eligible'],
]
export const pathwayWords: Words = [
  [/fast|ft/i, 'fast-track'],
  [/fnc|nursing/i, 'nursing-care'],
  [/stand|chc|std|full/i, 'standard'],
]

export const meaningOf = (text: string, words: Words): string | undefined =>
  words.find(([pattern]) => pattern.test(text))?.[1]

/** More different texts than this are no words that stand for something. */
export const mostWords = 40

/** The texts of a column, each once, in small letters. */
export const wordsIn = (cells: readonly string[]): string[] => [
  ...new Set(cells.map(cell => cell.trim().toLowerCase())),
]

/** What a fact must say and a sheet seldom does. */
export const usualDetail: Readonly<Record<string, Readonly<Record<string, Source>>>> = {
  [careFacts.referralReceived]: { kind: { constant: 'other-notification' } },
  [careFacts.meetingHeld]: { setting: { constant: 'other' } },
  [careFacts.reviewDone]: { kind: { constant: '02' } },
  [careFacts.packageEnded]: { reason: { constant: 'no-longer-eligible' } },
}
