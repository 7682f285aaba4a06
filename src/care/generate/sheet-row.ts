/** One invented case as a row of a support unit's spreadsheet: what holds of it, in the unit's own words. */
import { type Fact, standing } from '#facts'
import type { Day } from '#kit'
import type { RandomStream } from '#statistics'
import { careFacts } from '../facts.ts'
import type { ExportedCase } from '../national-set/exported-cases.ts'
import {
  closingWords,
  endingWords,
  nothingWords,
  outcomeWords,
  pathwayWords,
  remarks,
  reviewWords,
  settingWords,
  type UnitWords,
} from './sheet-words.ts'

export const sheetColumns = [
  ...['Ref', 'NHS No.', 'Name', 'D.O.B', 'CCG', 'Pathway', 'Date\nreferral\nreceived', 'DST date'],
  ...['Assessment setting', 'Decision date', 'Outcome', 'Letter sent', 'Discount date', 'Discount reason'],
  ...['Package start', 'Weekly cost', 'Package end', 'Reason package ended', 'Last review', 'Review type'],
  ...['Date of death', ''],
] as const
export type SheetColumn = (typeof sheetColumns)[number]
export type SheetRow = Record<SheetColumn, string>

export type Named = { readonly reference: string; readonly commissioner: string }

/** What costs a week, for the total below; pence. */
export const weeklyPence = ({ facts }: ExportedCase): number => {
  const started = standing(facts).find(fact => fact.name === careFacts.packageStarted)
  return Number(started?.detail.weeklyPence ?? 0)
}

export function sheetRow(chance: RandomStream, told: ExportedCase, named: Named): SheetRow {
  const held = standing(told.facts)
  const first = (fact: string) => held.find(each => each.name === fact)
  const writeDay = dayStyle(chance)
  const dayOf = (fact: Fact | undefined) => (fact ? writeDay(fact.occurredOn) : pick(chance, nothingWords))
  const worded = (words: UnitWords, meaning: unknown) =>
    typeof meaning === 'string' ? pick(chance, words[meaning]!) : ''
  const [met, closed] = [first(careFacts.meetingHeld), first(careFacts.closedWithoutDecision)]
  const [started, ended] = [first(careFacts.packageStarted), first(careFacts.packageEnded)]
  const reviewed = held.findLast(each => each.name === careFacts.reviewDone)
  const decided = first(told.pathway === 'fast-track' ? careFacts.accepted : careFacts.decisionVerified)
  const pence = weeklyPence(told)
  return {
    ...{ Ref: named.reference, 'NHS No.': spaced(chance, told.nhsNumber), Name: wholeName(chance, told) },
    ...{ 'D.O.B': writeDay(told.bornOn), CCG: named.commissioner },
    ...{ Pathway: worded(pathwayWords, told.pathway) },
    'Date\nreferral\nreceived': dayOf(first(careFacts.referralReceived)),
    ...{ 'DST date': dayOf(met), 'Assessment setting': worded(settingWords, met?.detail.setting) },
    ...{ 'Decision date': dayOf(decided), Outcome: worded(outcomeWords, decided?.detail.outcome) },
    'Letter sent': dayOf(first(careFacts.decisionCommunicated)),
    ...{ 'Discount date': dayOf(closed), 'Discount reason': worded(closingWords, closed?.detail.reason) },
    ...{ 'Package start': dayOf(started), 'Weekly cost': pence === 0 ? '' : inPounds(pence) },
    ...{ 'Package end': dayOf(ended), 'Reason package ended': worded(endingWords, ended?.detail.reason) },
    ...{ 'Last review': dayOf(reviewed), 'Review type': worded(reviewWords, reviewed?.detail.kind) },
    'Date of death': told.diedOn === null ? pick(chance, nothingWords) : writeDay(told.diedOn),
    '': pick(chance, remarks),
  }
}

export const inPounds = (pence: number): string =>
  `£${Math.floor(pence / 100).toLocaleString('en-GB')}.${String(pence % 100).padStart(2, '0')}`

const pick = (chance: RandomStream, from: readonly string[]): string =>
  from[Math.floor(chance.uniform() * from.length)]!

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Whoever typed a row typed all its days alike: most as days are written here, some as the program showed them. */
function dayStyle(chance: RandomStream): (day: Day) => string {
  const turn = chance.uniform()
  const parts = (day: Day) => day.split('-') as [string, string, string]
  if (turn < 0.06) return day => day
  if (turn < 0.14)
    return written => {
      const [year, month, date] = parts(written)
      return `${date}-${months[Number(month) - 1]}-${year}`
    }
  return written => {
    const [year, month, date] = parts(written)
    return `${date}/${month}/${year}`
  }
}

const spaced = (chance: RandomStream, number: string): string =>
  chance.uniform() < 0.5 ? number : `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`

const addressed = ['', '', '', '', 'Dr ', 'Rev '] as const
const wholeName = (chance: RandomStream, { familyName, givenName }: ExportedCase): string =>
  `${familyName.toUpperCase()}, ${pick(chance, addressed)}${givenName}`
