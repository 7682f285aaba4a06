/** Individual care: cases, assessment, decision, package, review. */
export { caseActs } from './acts/index.ts'
export { type Case, type CaseState, caseStates, type Outcome, type Person } from './case.ts'
export { type Checklist, type ChecklistDomain, checklistDomains, screen } from './checklist.ts'
export { type Doing, doAct } from './do-act.ts'
export { type PathwayAct, pathways } from './pathways/index.ts'
export { type Notice, type Received, type Referral, receiveReferral } from './receive-referral.ts'
export { subjectsOfFamily } from './store/representatives.ts'
