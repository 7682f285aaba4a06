/**
 * What a sheet may say in words of its own about something that happened: each is a column whose words are translated.
 * Where a sheet has no such column, or a cell of it is empty, what is taken is said on the page.
 */
import { closingReasons } from '../../acts/close-without-decision.ts'
import { endingReasons } from '../../acts/package.ts'
import { reviewKinds } from '../../acts/review.ts'
import { outcomeTitles } from '../../case.ts'
import { careFacts } from '../../facts.ts'
import { settingTitles } from '../../found.ts'
import { noticeKinds } from '../../read-referral.ts'
import { closedAs, rejected } from './closed-in-sheet.ts'
import {
  closingWords,
  endingWords,
  noticeWords,
  outcomeWords,
  reviewWords,
  settingWords,
  type Words,
} from './heading-words.ts'

export type WordColumn = {
  /** What it is said of, and the part of its detail that says it. */
  readonly fact: string
  readonly cell: string
  readonly title: string
  readonly meanings: Readonly<Record<string, string>>
  readonly words: Words
  /** What is taken where nothing is said and something must be. */
  readonly usual?: string
}

/** A word that none of the meanings fits, where nothing has to be said. */
export const notStated = 'not-stated'
const noneOfThese = { [notStated]: 'None of these: it is not stated' }

export const wordColumns = {
  outcome: {
    ...{ fact: careFacts.decisionVerified, cell: 'outcome', title: 'Outcome of the decision' },
    meanings: { ...outcomeTitles, ...closedAs, [rejected]: 'none of these: reject these rows' },
    words: outcomeWords,
  },
  closing: {
    ...{
      fact: careFacts.closedWithoutDecision,
      cell: 'reason',
      title: 'Reason for closing without a decision',
    },
    ...{ meanings: closingReasons, words: closingWords, usual: '98' },
  },
  setting: {
    ...{ fact: careFacts.meetingHeld, cell: 'setting', title: 'Setting of the assessment' },
    ...{ meanings: { ...settingTitles, ...noneOfThese }, words: settingWords },
  },
  ending: {
    ...{ fact: careFacts.packageEnded, cell: 'reason', title: 'Reason the care ended' },
    ...{ meanings: { ...endingReasons, ...noneOfThese }, words: endingWords },
  },
  review: {
    ...{ fact: careFacts.reviewDone, cell: 'kind', title: 'Kind of review' },
    ...{ meanings: { ...reviewKinds, ...noneOfThese }, words: reviewWords },
  },
  notice: {
    ...{ fact: careFacts.referralReceived, cell: 'kind', title: 'Kind of referral' },
    ...{ meanings: { ...noticeKinds, ...noneOfThese }, words: noticeWords },
  },
} as const satisfies Readonly<Record<string, WordColumn>>

export type WordColumnName = keyof typeof wordColumns
export const wordColumnNames = Object.keys(wordColumns) as WordColumnName[]
export const wordColumn = (name: WordColumnName): WordColumn => wordColumns[name]

/** The columns of words that say something of a fact. */
export const wordColumnsOf = (fact: string): WordColumnName[] =>
  wordColumnNames.filter(name => wordColumns[name].fact === fact)

export const wordColumnFor = (fact: string, cell: string): WordColumn | undefined =>
  wordColumnsOf(fact)
    .map(wordColumn)
    .find(each => each.cell === cell)

/** What is taken where nothing is said, for whoever confirms how a sheet is read. */
export const takenWhereUnsaid = ({ usual, meanings }: WordColumn): string =>
  usual === undefined ? 'not stated' : `“${meanings[usual]}”`
