/**
 * How long each promise allows, as law or guidance says it. One row a promise; the `clock` command, the clocks
 * of every area, the public pages and the worked examples in spec/ all read these rows.
 */
import type { CalendarId } from './calendar.ts'

export type Length =
  | { readonly days: number }
  | { readonly months: number }
  /** A span of months that begins with the starting day itself: six months from 31 January end on 30 July. */
  | { readonly monthsIncludingStart: number }
  | { readonly hours: number }
  /** Whole days strictly between the notice and the meeting. */
  | { readonly clearDaysBefore: number }

export type Limit = {
  readonly title: string
  readonly starts: string
  readonly stops: string
  readonly length: Length
  readonly calendar: CalendarId
  /** A further day beyond which no extension reaches. */
  readonly latest?: Length
  /** Absent: it never pauses. Present: what is disregarded. */
  readonly pauses?: string
  /**
   * Present: a right of somebody else's and no promise of ours. Past its last day it has run out, nobody is late, and
   * it stands in no list of what is due. Says what still can be done then. No state is stored for having run out,
   * because that would depend on today: the limit stays open until the right is used, and is read beside the day.
   */
  readonly runsOut?: string
  readonly law: string
  /** True where the source was read; false where it rests on secondary sources or general knowledge. */
  readonly verified: boolean
}

export const limits = {
  foi: {
    title: 'Answer to a freedom of information request',
    starts: 'the request is received (day 0)',
    stops: 'the answer, or the notice of an exemption',
    length: { days: 20 },
    calendar: 'united-kingdom',
    pauses: 'the days from a fees notice to the payment, both counted (section 10(2))',
    law: 'Freedom of Information Act 2000, section 10: promptly, and not later than the twentieth working day following the date of receipt',
    verified: true,
  },
  'foi-review': {
    title: 'Internal review of a freedom of information answer',
    starts: 'the request for a review is received (day 0)',
    stops: 'the outcome of the review',
    length: { days: 20 },
    latest: { days: 40 },
    calendar: 'united-kingdom',
    law: 'Code of practice under section 45 of the Freedom of Information Act 2000: 20 working days, in complex cases at most 40',
    verified: false,
  },
  reg22: {
    title: 'Written response to a scrutiny report or recommendation',
    starts: 'the committee asks for the response',
    stops: 'the written response',
    length: { days: 28 },
    calendar: 'every-day',
    law: 'SI 2013/218, regulation 22: within 28 days of the request; the day after is day 1, and a last day that is a holiday does not roll on',
    verified: false,
  },
  notice60: {
    title: 'Public notice of a meeting of a public body',
    starts: 'the meeting is called',
    stops: 'the notice is published',
    length: { clearDaysBefore: 3 },
    calendar: 'england-and-wales',
    law: 'Public Bodies (Admission to Meetings) Act 1960, section 1(4)(a): at least three clear days before the meeting, read strictly without weekends and bank holidays',
    verified: true,
  },
  notice72: {
    title: 'Notice, agenda and reports of a council meeting',
    starts: 'the meeting is called',
    stops: 'notice, agenda and reports are open to inspection',
    length: { clearDaysBefore: 5 },
    calendar: 'england-and-wales',
    law: 'Local Government Act 1972, sections 100A and 100B: at least five clear days before the meeting, read strictly without weekends and bank holidays',
    verified: true,
  },
  callin: {
    title: 'Call-in of a reconfiguration by the Secretary of State',
    starts: 'the direction is given',
    stops: 'the decision',
    length: { monthsIncludingStart: 6 },
    calendar: 'every-day',
    law: 'National Health Service Act 2006, Schedule 10A: six months beginning with the date of the direction',
    verified: true,
  },
  interest: {
    title: 'Declaration of an interest',
    starts: 'the person becomes aware of it',
    stops: 'it is declared',
    length: { days: 28 },
    calendar: 'every-day',
    law: 'National Health Service Act 2006, section 14Z30: as soon as practicable, in any event within 28 days of becoming aware',
    verified: true,
  },
  'chc-decision': {
    title: 'Decision on eligibility for NHS continuing healthcare',
    starts:
      'a positive Checklist, or another notice that full consideration is required, is received (day 0)',
    stops: 'the verified decision, or the referral is closed without a decision',
    length: { days: 28 },
    calendar: 'every-day',
    law: 'National Framework for NHS continuing healthcare: within 28 calendar days; a delay is recorded with its cause and does not pause the days',
    verified: true,
  },
  'chc-review-first': {
    title: 'First review of continuing healthcare',
    starts: 'the decision',
    stops: 'the review is done',
    length: { months: 3 },
    calendar: 'every-day',
    law: 'National Framework for NHS continuing healthcare: within three months of the decision; the same day of the third month after, or that month’s last day',
    verified: true,
  },
  'chc-review-next': {
    title: 'Yearly review of continuing healthcare',
    starts: 'the review before',
    stops: 'the review is done',
    length: { months: 12 },
    calendar: 'every-day',
    law: 'National Framework for NHS continuing healthcare: at least every twelve months after',
    verified: true,
  },
  'fast-track-package': {
    title: 'Package of care after a Fast Track Pathway Tool',
    starts: 'the completed tool is received',
    stops: 'the package starts',
    length: { hours: 48 },
    calendar: 'every-day',
    law: 'Fast Track Pathway Tool guidance: care in place within 48 hours of receipt',
    verified: true,
  },
  'local-resolution-request': {
    title: 'Asking for local resolution of a continuing healthcare decision',
    starts: 'the decision letter',
    stops: 'the request',
    length: { months: 6 },
    calendar: 'every-day',
    runsOut: 'a later request is taken if reasons are given',
    law: 'National Framework for NHS continuing healthcare: no later than six months from the written decision',
    verified: true,
  },
  'visit-adult': {
    title: 'Commissioner’s visit to an adult placed out of area',
    starts: 'the last visit on site',
    stops: 'the next visit on site',
    length: { days: 56 },
    calendar: 'every-day',
    law: 'NHS Operational Planning Guidance 2020/21, section 3.3: every eight weeks for adults',
    verified: true,
  },
  'visit-child': {
    title: 'Commissioner’s visit to a child placed out of area',
    starts: 'the last visit on site',
    stops: 'the next visit on site',
    length: { days: 42 },
    calendar: 'every-day',
    law: 'NHS Operational Planning Guidance 2020/21, section 3.3: every six weeks for children',
    verified: true,
  },
  'crisis-response': {
    title: 'Urgent community response to a crisis',
    starts: 'the referral',
    stops: 'first contact in person',
    length: { hours: 2 },
    calendar: 'every-day',
    law: 'NHS Long Term Plan and Operational Planning Guidance 2020/21: within two hours where clinically judged necessary',
    verified: true,
  },
  reablement: {
    title: 'Start of reablement',
    starts: 'the referral',
    stops: 'the care starts',
    length: { hours: 48 },
    calendar: 'every-day',
    law: 'NHS Long Term Plan and Operational Planning Guidance 2020/21: within two days where clinically judged necessary',
    verified: true,
  },
  'psychosis-treatment': {
    title: 'Treatment of a first episode of psychosis',
    starts: 'the referral',
    stops: 'a package of care that NICE recommends begins',
    length: { days: 14 },
    calendar: 'every-day',
    law: 'NHS England access and waiting time standard for early intervention in psychosis: within two weeks of referral',
    verified: false,
  },
  'emergency-department': {
    title: 'Stay in an accident and emergency department',
    starts: 'the patient arrives',
    stops: 'the patient is admitted, transferred or discharged',
    length: { hours: 4 },
    calendar: 'every-day',
    law: 'Handbook to the NHS Constitution for England: four hours from arrival to admission, transfer or discharge',
    verified: false,
  },
} as const satisfies Record<string, Limit>

export type LimitId = keyof typeof limits
export const limitIds = Object.keys(limits) as LimitId[]
export const isLimitId = (text: string): text is LimitId => Object.hasOwn(limits, text)
export const limitOf = (id: LimitId): Limit => limits[id]
