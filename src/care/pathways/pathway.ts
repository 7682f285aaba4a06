/** A pathway is one table: who may do what, in which state, and where it leads. */
import type { ActRule, RoleId } from '#platform'
import type { CaseState, PathwayId } from '../case.ts'

export const actTitles = {
  screen: 'Record the screening',
  accept: 'Accept for full consideration',
  'close-without-decision': 'Close without a decision',
  'name-coordinator': 'Name the coordinator',
  'change-coordinator': 'Change the coordinator',
  'record-consent': 'Record consent or authority',
  'ask-for-evidence': 'Ask for evidence',
  'chase-evidence': 'Chase evidence',
  'receive-evidence': 'Record evidence received',
  'record-delay': 'Record a delay',
  'book-meeting': 'Book the assessment meeting',
  'hold-meeting': 'Record the meeting and its assessment',
  recommend: 'Record the recommendation',
  'consult-council': 'Consult the council',
  'record-council-view': 'Record the council’s view',
  'return-to-team': 'Return to the team',
  'verify-decision': 'Verify the decision',
  'communicate-decision': 'Send the decision letter',
  'start-package': 'Start the package of care',
  'end-package': 'End the package of care',
  'book-review': 'Book a review',
  'complete-review': 'Record a review',
  'request-local-resolution': 'Record a request for local resolution',
  'decide-local-resolution': 'Record the outcome of local resolution',
  'request-past-period': 'Record a request about a past period',
  'decide-past-period': 'Record the outcome about a past period',
  'invite-representative': 'Invite somebody who acts for the person',
  transfer: 'Transfer to another commissioner',
  'add-note': 'Add a note to the case',
  'record-death': 'Record a death',
  'correct-fact': 'Correct an earlier entry',
} as const
export type PathwayAct = keyof typeof actTitles

/** `to` is absent where the state stays, and a list where what is recorded decides among several. */
export type PathwayRow = {
  readonly act: PathwayAct
  readonly who: readonly RoleId[]
  readonly from: readonly CaseState[]
  readonly to?: CaseState | readonly CaseState[]
}

export type Pathway = {
  readonly id: PathwayId
  readonly start: CaseState
  readonly rows: readonly PathwayRow[]
}

/** The guard's own kind of row. The name of an act is the same on every pathway. */
export const ruleOf = (row: PathwayRow): ActRule<CaseState> => ({
  act: `care.${row.act}`,
  title: actTitles[row.act],
  roles: row.who,
  scope: 'place',
  from: row.from,
})

export const rowFor = (pathway: Pathway, act: PathwayAct): PathwayRow | undefined =>
  pathway.rows.find(row => row.act === act)
