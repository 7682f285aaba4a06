/** Individual care: cases, assessment, decision, package, review. */
export { acts, type CareAct } from './acts.ts'
export { type Case, type CaseState, caseStates, type Outcome, type Person } from './case.ts'
export { type Checklist, type ChecklistDomain, checklistDomains, screen } from './checklist.ts'
export { type Naming, nameCoordinator } from './name-coordinator.ts'
export { type Received, type Referral, receiveReferral } from './receive-referral.ts'
export { type Verification, verifyDecision } from './verify-decision.ts'
