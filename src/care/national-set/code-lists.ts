/**
 * What the codes of the national set mean, by the version that the header of the files names. One code means two
 * things in two places: the dictionary has 02 for fast track and 03 for nursing care where the query that counts the
 * set reads 02 as nursing care and 03 as not eligible. So no code is read without its version, and files in a version
 * that is not here are refused. spec/care-national-codes.csv lists every code with its source.
 */
import { closingReasons } from '../acts/close-without-decision.ts'

export const listNames = [
  ...(['activity', 'received', 'referral-outcome', 'discount-reason', 'setting', 'staff-group'] as const),
  ...(['decision', 'past-period', 'phb', 'frequency', 'review', 'review-outcome'] as const),
] as const
export type ListName = (typeof listNames)[number]
export type CodeList = Readonly<Record<string, string>>

export type CodeVersion = {
  readonly version: string
  readonly title: string
  readonly lists: Readonly<Record<ListName, CodeList>>
}

const same = (codes: Readonly<Record<string, unknown>>): CodeList =>
  Object.fromEntries(Object.keys(codes).map(code => [code, code]))

const dictionary: CodeVersion['lists'] = {
  activity: { '01': 'standard', '02': 'fast-track', '03': 'past-period', '04': 'local-resolution' },
  received: { '01': 'checklist', '02': 'fast-track-tool', '03': 'other-notification' },
  'referral-outcome': { '01': 'accepted', '02': 'nursing-care' },
  'discount-reason': same(closingReasons),
  setting: { '01': 'acute', '02': 'community', '98': 'other' },
  'staff-group': { '01': 'nurse', '02': 'doctor' },
  decision: {
    ...{ '01': 'eligible', '02': 'fast-track', '03': 'nursing-care', '04': 'not-eligible' },
    '05': 'discounted',
  },
  'past-period': { '01': '01', '02': '02', '03': '03', '04': '04' },
  phb: { '01': 'direct', '02': 'notional', '03': 'third-party', '04': 'none' },
  frequency: { '01': 'once', '02': 'hour', '03': 'day', '04': 'week', '05': 'other' },
  review: { '01': '01', '02': '02', '03': '03' },
  'review-outcome': { '01': 'fits', '02': 'change', '03': 'change', '04': 'reassess' },
}

export const codeVersions: readonly CodeVersion[] = [
  { version: '1.0', title: 'patient-level data set 1, as the NHS Data Dictionary has it', lists: dictionary },
  {
    version: '1.0-as-counted',
    title: 'patient-level data set 1, as the national reconciliation query reads it',
    lists: {
      ...dictionary,
      decision: { '01': 'eligible', '02': 'nursing-care', '03': 'not-eligible' },
    },
  },
]

/** The version in which we write. */
export const writtenVersion = codeVersions[0]!

export const findVersion = (version: string): CodeVersion | undefined =>
  codeVersions.find(each => each.version === version)

/** The first code that has a meaning, in a version. */
export const codeFor = ({ lists }: CodeVersion, list: ListName, meaning: string): string | undefined =>
  Object.entries(lists[list]).find(([, each]) => each === meaning)?.[0]
