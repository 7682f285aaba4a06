/** Every act on a case, by name. */
import type { CaseAct } from '../case-act.ts'
import type { PathwayAct } from '../pathways/index.ts'
import { accept } from './accept.ts'
import { addNote } from './add-note.ts'
import {
  decideLocalResolution,
  decidePastPeriod,
  requestLocalResolution,
  requestPastPeriod,
} from './challenge.ts'
import { closeWithoutDecision } from './close-without-decision.ts'
import { communicateDecision } from './communicate-decision.ts'
import { correctFact } from './correct-fact.ts'
import { consultCouncil, recordCouncilView } from './council.ts'
import { askForEvidence, chaseEvidence, receiveEvidence } from './evidence.ts'
import { inviteRepresentative } from './invite-representative.ts'
import { bookMeeting, holdMeeting } from './meeting.ts'
import { changeCoordinator, nameCoordinator } from './name-coordinator.ts'
import { endPackage, startPackage } from './package.ts'
import { recommend } from './recommend.ts'
import { recordConsent } from './record-consent.ts'
import { recordDeath } from './record-death.ts'
import { recordDelay } from './record-delay.ts'
import { bookReview, completeReview } from './review.ts'
import { screen } from './screen.ts'
import { transfer } from './transfer.ts'
import { returnToTeam, verifyDecision } from './verify-decision.ts'

const all = [
  ...[screen, accept, closeWithoutDecision, nameCoordinator, changeCoordinator, recordConsent],
  ...[askForEvidence, chaseEvidence, receiveEvidence, recordDelay, bookMeeting, holdMeeting, recommend],
  ...[consultCouncil, recordCouncilView, returnToTeam, verifyDecision, communicateDecision],
  ...[startPackage, endPackage, bookReview, completeReview, requestLocalResolution, decideLocalResolution],
  ...[requestPastPeriod, decidePastPeriod, inviteRepresentative, transfer, recordDeath, correctFact, addNote],
] as unknown as readonly CaseAct[]

export const caseActs: ReadonlyMap<PathwayAct, CaseAct> = new Map(all.map(each => [each.act, each]))
