/** A nurse's day: twelve cases as they stand in the morning, and what she has to record on each. */
import type { Case, PathwayAct } from '../src/care/index.ts'
import { addDays, type Day } from '../src/kit/index.ts'
import { aMeeting, type Caseload, memberOf, perform, receive } from './caseload.ts'
import type { Effort } from './counted-hand.ts'
import type { Answers } from './pages/act.ts'
import { levelsOfDomains } from './pages/case-page.ts'

export const today = '2021-03-10' as Day
const ago = (days: number): Day => addDays(today, -days)
const pennine = ['pennine-lancashire']
const nina = 'demonstration#nina-holme'

type Body = Readonly<Record<string, unknown>>
type Done = readonly [PathwayAct, Body]
export type DaysCase = {
  readonly name: string
  readonly task: string
  /** Until this morning, from the referral `receivedAgo` days ago. */
  readonly receivedAgo: number
  readonly until: readonly Done[]
  readonly to: readonly (readonly [PathwayAct, Answers])[]
  /** Clicks and page loads before the list led straight to acts and back, and the most that they may be now. */
  readonly before: Effort
  readonly now: Effort
}

const assessed: readonly Done[] = [['hold-meeting', aMeeting(ago(3))]]
const recommended: readonly Done[] = [
  ...assessed,
  ['recommend', { on: ago(2), outcome: 'eligible', reasons: 'Intensity' }],
]
const decided: readonly Done[] = [
  ...recommended,
  ['verify-decision', { on: ago(1), outcome: 'eligible', reasons: 'As recommended' }],
]
const inCare = (on: Day): readonly Done[] => [
  ['hold-meeting', aMeeting(on)],
  ['recommend', { on, outcome: 'eligible', reasons: 'Intensity' }],
  ['verify-decision', { on, outcome: 'eligible', reasons: 'As recommended' }],
  ['communicate-decision', { on, to: 'The daughter', contains: ['decision', 'reasons', 'review'] }],
  ['start-package', { on, provider: 'Pendle View', setting: 'nursing-home', weekly: 1200 }],
]
const notes = { what: 'Hospital notes', from: 'East Lancashire Hospitals' }
const request = 'Hospital notes from East Lancashire Hospitals, 24 February 2021'
const eligible = 'eligible for NHS continuing healthcare'

export const twelveCases: readonly DaysCase[] = [
  {
    ...{ name: 'Ada', task: 'Ask for the hospital notes', receivedAgo: 2, until: [] },
    to: [['ask-for-evidence', { on: today, ...notes }]],
    ...{ before: { clicks: 9, loads: 4 }, now: { clicks: 5, loads: 2 } },
  },
  {
    ...{ name: 'Beryl', task: 'Chase the notes asked for a fortnight ago', receivedAgo: 20 },
    until: [['ask-for-evidence', { on: ago(14), ...notes }]],
    to: [['chase-evidence', { request, on: today, note: 'Promised for Friday' }]],
    ...{ before: { clicks: 9, loads: 4 }, now: { clicks: 3, loads: 2 } },
  },
  {
    ...{ name: 'Cyril', task: 'The notes are here: record it, book the meeting', receivedAgo: 19 },
    until: [['ask-for-evidence', { on: ago(14), ...notes }]],
    to: [
      ['receive-evidence', { request, on: today }],
      ['book-meeting', { bookedOn: addDays(today, 5), at: '14:00' }],
    ],
    ...{ before: { clicks: 14, loads: 6 }, now: { clicks: 7, loads: 3 } },
  },
  {
    ...{ name: 'Dora', task: 'Record her consent', receivedAgo: 5, until: [] },
    to: [
      [
        'record-consent',
        { on: today, authority: 'The person consents', advocate: 'Not needed: family or friend acts' },
      ],
    ],
    ...{ before: { clicks: 9, loads: 4 }, now: { clicks: 5, loads: 2 } },
  },
  {
    ...{ name: 'Elsie', task: 'Record today’s meeting, and recommend', receivedAgo: 21 },
    until: [['book-meeting', { bookedOn: today }]],
    to: [
      [
        'hold-meeting',
        {
          ...{ on: today, setting: 'At home or in a care home', domains: levelsOfDomains },
          present: ['Registered nurse', 'Social worker or other Care Act assessor'],
          ...{ nature: 'Falls', intensity: 'Two carers', complexity: 'Pain', unpredictability: 'Nights' },
        },
      ],
      ['recommend', { on: today, outcome: eligible, reasons: 'Intensity and unpredictability' }],
    ],
    ...{ before: { clicks: 33, loads: 6 }, now: { clicks: 24, loads: 3 } },
  },
  {
    ...{ name: 'Fred', task: 'The council has answered: record it, and recommend', receivedAgo: 24 },
    until: [...assessed, ['consult-council', { on: ago(2), from: 'Lancashire County Council' }]],
    to: [
      [
        'record-council-view',
        {
          ...{ request: 'view from Lancashire County Council, 8 March 2021', on: today },
          view: 'It agrees',
        },
      ],
      ['recommend', { on: today, outcome: eligible, reasons: 'Intensity' }],
    ],
    ...{ before: { clicks: 16, loads: 6 }, now: { clicks: 6, loads: 3 } },
  },
  {
    ...{ name: 'Gwen', task: 'The hub has returned it: recommend again', receivedAgo: 26 },
    until: [...recommended, ['return-to-team', { on: ago(1), reasons: 'What of the nights?' }]],
    to: [['recommend', { on: today, outcome: eligible, reasons: 'The nights, hour by hour' }]],
    ...{ before: { clicks: 9, loads: 4 }, now: { clicks: 4, loads: 2 } },
  },
  {
    ...{ name: 'Harold', task: 'It is late: record why', receivedAgo: 33, until: [] },
    to: [['record-delay', { on: ago(5), cause: 'No assessor or social worker available', justified: 'No' }]],
    ...{ before: { clicks: 9, loads: 4 }, now: { clicks: 8, loads: 2 } },
  },
  {
    ...{ name: 'Irene', task: 'It is decided: send the letter', receivedAgo: 25, until: decided },
    to: [
      [
        'communicate-decision',
        {
          ...{ on: today, to: 'Her son' },
          contains: [
            'the decision',
            'the reasons, from the assessment',
            'how to ask for local resolution, within six months',
          ],
        },
      ],
    ],
    ...{ before: { clicks: 11, loads: 4 }, now: { clicks: 6, loads: 2 } },
  },
  {
    ...{ name: 'Joyce', task: 'The first review is due: book it', receivedAgo: 110, until: inCare(ago(85)) },
    to: [['book-review', { bookedOn: addDays(today, 2), how: 'At Pendle View' }]],
    ...{ before: { clicks: 8, loads: 4 }, now: { clicks: 6, loads: 2 } },
  },
  {
    ...{ name: 'Ken', task: 'The review was this morning: record it', receivedAgo: 110 },
    until: [...inCare(ago(86)), ['book-review', { bookedOn: today }]],
    to: [
      ['complete-review', { on: today, kind: 'Three-month review', outcome: 'The package fits the need' }],
    ],
    ...{ before: { clicks: 9, loads: 4 }, now: { clicks: 4, loads: 2 } },
  },
  {
    ...{ name: 'Lily', task: 'A Fast Track Tool came in: accept it', receivedAgo: 0, until: [] },
    to: [['accept', { on: today }]],
    ...{ before: { clicks: 7, loads: 4 }, now: { clicks: 2, loads: 2 } },
  },
]

/** The case as it stands in the morning. Whoever may do an act did it. */
export async function asOfThisMorning(load: Caseload, each: DaysCase): Promise<Case> {
  const fast = each.name === 'Lily' ? { notice: { kind: 'fast-track-tool', signer: 'nurse' } as const } : {}
  const found = await receive(load, ago(each.receivedAgo), { givenName: each.name, ...fast })
  if (each.name === 'Lily') return found
  const lead = memberOf(load.system, 'place-lead', pennine)
  await perform(load, lead, 'accept', found, { on: ago(each.receivedAgo) })
  await perform(load, lead, 'name-coordinator', found, { coordinator: nina })
  for (const [act, body] of each.until) {
    const role =
      act === 'start-package'
        ? 'broker'
        : act.includes('verify') || act === 'return-to-team'
          ? 'hub-verifier'
          : 'nurse-assessor'
    const actor = memberOf(load.system, role, pennine, role === 'nurse-assessor' ? nina : undefined)
    await perform(load, actor, act, found, body)
  }
  return found
}
