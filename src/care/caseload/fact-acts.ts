/** Which act records which fact, and where a fact leads on a pathway: for facts that no act of ours recorded. */
import { type Detail, removed, withdrawn } from '#facts'
import type { CaseState, PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'
import { type PathwayAct, pathways, rowFor } from '../pathways/index.ts'

const actsByFact: Readonly<Record<string, PathwayAct>> = {
  [careFacts.screened]: 'screen',
  [careFacts.accepted]: 'accept',
  [careFacts.closedWithoutDecision]: 'close-without-decision',
  [careFacts.coordinatorNamed]: 'name-coordinator',
  [careFacts.consentRecorded]: 'record-consent',
  [careFacts.evidenceAskedFor]: 'ask-for-evidence',
  [careFacts.evidenceChased]: 'chase-evidence',
  [careFacts.evidenceReceived]: 'receive-evidence',
  [careFacts.delayRecorded]: 'record-delay',
  [careFacts.meetingBooked]: 'book-meeting',
  [careFacts.meetingHeld]: 'hold-meeting',
  [careFacts.recommended]: 'recommend',
  [careFacts.councilConsulted]: 'consult-council',
  [careFacts.councilViewRecorded]: 'record-council-view',
  [careFacts.returnedToTeam]: 'return-to-team',
  [careFacts.decisionVerified]: 'verify-decision',
  [careFacts.decisionCommunicated]: 'communicate-decision',
  [careFacts.packageStarted]: 'start-package',
  [careFacts.packageEnded]: 'end-package',
  [careFacts.reviewBooked]: 'book-review',
  [careFacts.reviewDone]: 'complete-review',
  [careFacts.localResolutionRequested]: 'request-local-resolution',
  [careFacts.localResolutionDecided]: 'decide-local-resolution',
  [careFacts.pastPeriodRequested]: 'request-past-period',
  [careFacts.pastPeriodDecided]: 'decide-past-period',
  [careFacts.transferred]: 'transfer',
  [careFacts.died]: 'record-death',
}

/** Facts that are no step of a pathway: they may be recorded on any, and lead nowhere. */
const besides: readonly string[] = [
  ...Object.values(careFacts).filter(
    name => name !== careFacts.referralReceived && !Object.hasOwn(actsByFact, name),
  ),
  ...[withdrawn, removed],
]

/** The facts that a pathway knows, its referral included. On fast track a coordinator may be named late. */
export const factNamesOf = (pathway: PathwayId): readonly string[] => namesByPathway[pathway]

const namesByPathway: Readonly<Record<PathwayId, readonly string[]>> = {
  standard: namesOf('standard'),
  'fast-track': namesOf('fast-track'),
  'nursing-care': namesOf('nursing-care'),
}

function namesOf(pathway: PathwayId): string[] {
  const acts = (name: string, act: PathwayAct): PathwayAct[] =>
    name === careFacts.coordinatorNamed ? [act, 'change-coordinator'] : [act]
  const named = Object.entries(actsByFact).filter(([name, act]) =>
    acts(name, act).some(each => rowFor(pathways[pathway], each) !== undefined),
  )
  return [careFacts.referralReceived, ...named.map(([name]) => name), ...besides]
}

const isOver = (state: CaseState): boolean =>
  state === 'ended' || state === 'closed' || state === 'screened-out'

/**
 * The state that a fact leads to, by the pathway's table; undefined where the state stays. A history from elsewhere
 * may lack steps, so the state it came from is not asked for; but what is over stays over.
 */
export function leadsTo(
  pathway: PathwayId,
  name: string,
  detail: Detail,
  before: { readonly state: CaseState; readonly isDecided: boolean },
): CaseState | undefined {
  if (name === careFacts.referralReceived) return 'received'
  if (isOver(before.state)) return undefined
  if (name === careFacts.screened) return detail.fullConsideration === true ? 'received' : 'screened-out'
  if (name === careFacts.died) return before.isDecided ? 'ended' : 'closed'
  if (name === careFacts.transferred) return before.state === 'coordinated' ? 'accepted' : undefined
  const act = actsByFact[name]
  const to = act && rowFor(pathways[pathway], act)?.to
  return typeof to === 'string' ? to : undefined
}
