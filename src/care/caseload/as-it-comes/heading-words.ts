/** What headings of caseload spreadsheets are called, and what they are about. */
import { fieldOfName } from '#platform'
import { careFacts } from '../../facts.ts'

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
  [
    /discount|withdr[ae]w|(referral|request).*clos|clos.*(referral|request|without|before)/i,
    careFacts.closedWithoutDecision,
  ],
  [/(referr|checklist|notif|receiv)/i, careFacts.referralReceived],
  [/(review).*(done|complet|last|date)|last review/i, careFacts.reviewDone],
  [/(mdt|dst|assess)/i, careFacts.meetingHeld],
  [/(decision|verif|ratif|approv)/i, careFacts.decisionVerified],
  [/(letter|communicat|inform)/i, careFacts.decisionCommunicated],
  [/(package|care|fund).*(start|commenc|from)|start date/i, careFacts.packageStarted],
  [/(package|care|fund).*(end|ceas|stop)|end date/i, careFacts.packageEnded],
]

/** Columns of words about something that happened, by what they say of it. */
export const wordPatterns = {
  closing: /reason.*(clos|discount|withdr[ae]w)|(clos|discount|withdr[ae]w).*reason/i,
  setting:
    /(setting|location|place|where).*(assess|dst|mdt)|(assess|dst|mdt).*(setting|location|place|where)|^setting$/i,
  ending: /reason.*(end|ceas|stop)|(end|ceas|stop).*reason/i,
  review: /(kind|type) of review|review.*(kind|type)/i,
  notice: /(kind|type|form) of (referral|notice|notification)|(notice|notification).*(kind|type|form)/i,
} as const

const all: readonly RegExp[] = [
  ...Object.values(patterns),
  ...Object.values(wordPatterns),
  ...factPatterns.map(([pattern]) => pattern),
]
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
  [/inappropriate/i, 'closed-without-decision-04'],
  [/withdr[ae]w/i, 'closed-without-decision-05'],
  [/discount|closed/i, 'closed-without-decision'],
  [/elig|^yes$|chc|full/i, 'eligible'],
]
export const closingWords: Words = [
  [/^0?1$|died|death|deceased/i, '01'],
  [/^0?2$|interim/i, '02'],
  [/^0?3$|acute/i, '03'],
  [/^0?4$|inappropriate/i, '04'],
  [/^0?5$|withdr[ae]w/i, '05'],
  [/^98$|^other$|another/i, '98'],
]
export const settingWords: Words = [
  [/non.?acute|\bnot\b.*acute/i, 'other'],
  [/acute|hospital|ward/i, 'acute'],
  [/community|home|\bresiden/i, 'community'],
  [/other|elsewhere/i, 'other'],
]
export const endingWords: Words = [
  [/no longer|\bnot\b.*elig|inelig/i, 'no-longer-eligible'],
  [/left.*(home|nursing)/i, 'left-nursing-home'],
  [/now.*(elig|chc)/i, 'now-eligible'],
  [/declin|refus/i, 'declined'],
  [/moved|transfer|out of area/i, 'moved'],
  [/died|death|deceased|\brip\b|other/i, 'not-stated'],
]
export const reviewWords: Words = [
  [/^0?1$|\b(3|three).?month|\b12.?week|quarter/i, '01'],
  [/^0?2$|year|annual|\b(12|twelve).?month/i, '02'],
  [/^0?3$|ad.?hoc|unplanned|out of turn|other/i, '03'],
]
export const noticeWords: Words = [
  [/check.?list/i, 'checklist'],
  [/fast/i, 'fast-track-tool'],
  [/fnc|nursing/i, 'nursing-care'],
  [/other|notif/i, 'other-notification'],
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
