/**
 * What a mapping fills in for every row where no column tells it is nobody's statement. Where the fact need not say it,
 * it does not: the case then reads “not stated”.
 */
import { careFacts } from '../../facts.ts'
import type { MappedFact, Source } from './mapping.ts'

const assumed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [careFacts.referralReceived]: { kind: 'other-notification' },
  [careFacts.meetingHeld]: { setting: 'other' },
  [careFacts.reviewDone]: { kind: '02' },
  [careFacts.packageEnded]: { reason: 'no-longer-eligible' },
}

export const isAssumed = ({ fact }: MappedFact, cell: string, source: Source): boolean =>
  source.column === undefined && source.constant !== undefined && assumed[fact]?.[cell] === source.constant
