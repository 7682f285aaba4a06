/** What is said of a quarter that the record does not wholly cover. */
import { type Quarter, quarterSpan } from '#kit'
import { dayInWords, numberInWords, quarterInWords } from '#web'
import { isBeforeWhole, type RecordOfReferrals } from '../return/whole-record.ts'

/** Null where the record is whole. */
export function recordInWords(record: RecordOfReferrals | null, quarter: Quarter): string | null {
  if (record === null)
    return 'No referral is recorded here in any quarter that is over: where no caseload was brought in, there is nothing to count.'
  if (!isBeforeWhole(record, quarter)) return null
  const { firstOn, wholeFrom, usual } = record
  const { to } = quarterSpan(quarter)
  if (to < firstOn)
    return `Nothing is recorded of ${quarterInWords(quarter)}: the first referral here was received on ${dayInWords(firstOn)}.`
  return (
    `The record of this quarter is not whole: what is counted is what was left of it later. The first referral here was received on ${dayInWords(firstOn)}; ` +
    `only from ${dayInWords(wholeFrom)} on do referrals come in at their usual rate, about ${numberInWords(usual)} a quarter.`
  )
}
