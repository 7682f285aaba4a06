/** The lines of one case: its request, what was asked about it later, its packages and reviews. */
import type { Fact } from '#facts'
import { careFacts } from '../facts.ts'
import { codeFor, type ListName, writtenVersion } from './code-lists.ts'
import type { GroupId } from './layout.ts'
import type { NotHeld } from './not-held.ts'
import { cellsOf, type ToldCase } from './told-case.ts'

type Line = { readonly group: GroupId; readonly cells: readonly string[] }
type Said = Readonly<Record<string, string | undefined>>

/** None where the shape has no place for the case: full consideration was never asked for. */
export function linesOfCase(told: ToldCase, notHeld: NotHeld): Line[] {
  const { held, facts } = told
  if (told.state === 'screened-out') {
    notHeld.screenedOut += 1
    return []
  }
  notHeld.corrections += facts.length - held.length
  const packages = held.filter(fact => fact.name === careFacts.packageStarted && !isBare(fact))
  return [
    line('101', { ...idsOf(told), ...requestSaid(told, notHeld) }),
    ...appeals(told),
    ...pastPeriods(told),
    ...packages.map((fact, at) => packageLine(told, fact, at)),
    ...reviews(told, packages, notHeld),
  ]
}

const line = (group: GroupId, said: Said): Line => ({ group, cells: cellsOf(group, said) })
const idsOf = ({ patient, request }: ToldCase): Said => ({ local_patient_id: patient, request_id: request })

const code = (list: ListName, meaning: unknown): string =>
  (typeof meaning === 'string' && codeFor(writtenVersion, list, meaning)) || ''
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

function requestSaid(told: ToldCase, notHeld: NotHeld): Said {
  const { held, received, pathway } = told
  const first = (name: string): Fact | undefined => held.find(fact => fact.name === name)
  const closed = first(careFacts.closedWithoutDecision)
  const ended = first(careFacts.packageEnded)
  const { detail } = received
  return {
    activity_type: code('activity', pathway === 'nursing-care' ? 'standard' : pathway),
    received_date: received.occurredOn,
    received_type: code('received', detail.kind),
    ...{ source: text(detail.source), referrer: text(detail.referrer) },
    ...noticeSaid(told),
    referral_outcome: referralOutcome(told),
    ...{ discount_reason: text(closed?.detail.reason), discount_date: closed?.occurredOn },
    ...(pathway === 'standard' ? assessmentSaid(told) : {}),
    ...decisionSaid(told, notHeld),
    funding_end_date: isAppealed(told) ? '' : ended?.occurredOn,
    funding_start_date: startWithoutPackage(told)?.occurredOn,
  }
}

function noticeSaid({ received, pathway }: ToldCase): Said {
  const { signedOn, signer, checklistPlace } = received.detail
  if (pathway === 'fast-track')
    return { fast_track_tool_date: text(signedOn), fast_track_staff_group: code('staff-group', signer) }
  return { checklist_date: text(signedOn), checklist_location: text(checklistPlace) }
}

function referralOutcome({ pathway, held }: ToldCase): string {
  if (pathway === 'nursing-care') return code('referral-outcome', 'nursing-care')
  const isAccepted = pathway === 'standard' && held.some(fact => fact.name === careFacts.accepted)
  return isAccepted ? code('referral-outcome', 'accepted') : ''
}

/** The recommendation has no day of its own: without a tool it cannot be said. */
function assessmentSaid({ held }: ToldCase): Said {
  const met = held.find(fact => fact.name === careFacts.meetingHeld)
  const recommended = held.findLast(fact => fact.name === careFacts.recommended)
  return {
    ...{ dst_date: met?.occurredOn, dst_setting: code('setting', met?.detail.setting) },
    mdt_recommendation: met && recommended ? decisionCode(recommended) : '',
  }
}

const decisionCode = ({ detail }: Fact): string =>
  code('decision', detail.outcome === 'joint-package' ? 'not-eligible' : detail.outcome)

function decisionSaid(told: ToldCase, notHeld: NotHeld): Said {
  const { held, pathway } = told
  if (pathway === 'fast-track') {
    const accepted = held.find(fact => fact.name === careFacts.accepted)
    return { fast_track_accepted_date: accepted?.occurredOn }
  }
  const decided = held.find(fact => fact.name === careFacts.decisionVerified)
  const letter = held.find(fact => fact.name === careFacts.decisionCommunicated)
  if (decided?.detail.outcome === 'joint-package' && !isFunded(told)) notHeld.jointPackages += 1
  const isNursing = pathway === 'nursing-care'
  if (isNursing && held.some(fact => fact.name === careFacts.recommended)) notHeld.recommendations += 1
  return {
    ...{ decision_date: decided?.occurredOn, decision_outcome: decided && decisionCode(decided) },
    decision_communicated_date: decided && letter?.occurredOn,
  }
}

/** What is funded though nobody is eligible is read as a joint package. */
const isFunded = ({ held }: ToldCase): boolean =>
  held.some(fact => fact.name === careFacts.packageStarted || fact.name === careFacts.packageEnded)

const isAppealed = ({ held }: ToldCase): boolean =>
  held.some(fact => fact.name === careFacts.localResolutionDecided && fact.detail.result === 'eligible')

/** Care that began with nothing known of its package is funding. */
const isBare = ({ detail }: Fact): boolean =>
  detail.provider === undefined && detail.packageId === undefined && detail.weeklyPence === undefined
const startWithoutPackage = ({ held }: ToldCase): Fact | undefined =>
  held.find(fact => fact.name === careFacts.packageStarted && isBare(fact))

const appealOutcomes: Readonly<Record<string, string>> = {
  ...{ eligible: 'eligible', part: 'eligible', upheld: 'not-eligible', withdrawn: 'discounted' },
}

const appealId = ({ request }: ToldCase, asked: Fact, at: number): string =>
  text(asked.detail.requestId) || `${request}-LR${at + 1}`

/** Care after a refusal was won by local resolution. */
function requestOfPackage(told: ToldCase): string {
  const { held, request } = told
  const refused = held.some(
    fact => fact.name === careFacts.decisionVerified && fact.detail.outcome === 'not-eligible',
  )
  if (!refused || !isAppealed(told)) return request
  const decided = held.filter(fact => fact.name === careFacts.localResolutionDecided)
  const at = decided.findIndex(fact => fact.detail.result === 'eligible')
  const asked = held.filter(fact => fact.name === careFacts.localResolutionRequested)[at]
  return asked ? appealId(told, asked, at) : request
}

/** The first outcome answers the first request, and so on. */
function appeals(told: ToldCase): Line[] {
  const { held } = told
  const asked = held.filter(fact => fact.name === careFacts.localResolutionRequested)
  const decided = held.filter(fact => fact.name === careFacts.localResolutionDecided)
  return asked.map((fact, at) => {
    const outcome = decided[at]
    const isEligible = outcome?.detail.result === 'eligible'
    const ended = isEligible ? held.find(each => each.name === careFacts.packageEnded) : undefined
    return line('101', {
      ...{ ...idsOf(told), request_id: appealId(told, fact, at) },
      ...{ activity_type: code('activity', 'local-resolution'), received_date: fact.occurredOn },
      local_resolution_requested_date: fact.occurredOn,
      local_resolution_completed_date: outcome?.occurredOn,
      decision_outcome: outcome && code('decision', appealOutcomes[text(outcome.detail.result)]),
      funding_end_date: ended?.occurredOn,
    })
  })
}

function pastPeriods(told: ToldCase): Line[] {
  const { held, request } = told
  const asked = held.filter(fact => fact.name === careFacts.pastPeriodRequested)
  const decided = held.filter(fact => fact.name === careFacts.pastPeriodDecided)
  return asked.map((fact, at) =>
    line('101', {
      ...{ ...idsOf(told), request_id: text(fact.detail.requestId) || `${request}-PP${at + 1}` },
      ...{ activity_type: code('activity', 'past-period'), received_date: fact.occurredOn },
      ...{ pupoc_requested_date: fact.occurredOn, pupoc_agreed_date: decided[at]?.occurredOn },
      decision_outcome: text(decided[at]?.detail.result),
    }),
  )
}

const packageId = ({ request }: ToldCase, fact: Fact, at: number): string =>
  text(fact.detail.packageId) || `${request}-${at + 1}`

function packageLine(told: ToldCase, fact: Fact, at: number): Line {
  const { detail } = fact
  const ended = told.held.find(
    each => each.name === careFacts.packageEnded && each.occurredOn >= fact.occurredOn,
  )
  const cost =
    detail.unitCostPence === undefined
      ? { pence: detail.weeklyPence, unit: 'week' }
      : { pence: detail.unitCostPence, unit: detail.unit }
  const pounds = typeof cost.pence === 'number' ? (cost.pence / 100).toFixed(2) : ''
  return line('102', {
    ...{ ...idsOf(told), request_id: requestOfPackage(told), package_id: packageId(told, fact, at) },
    ...{ package_start_date: fact.occurredOn, package_end_date: text(detail.until) || ended?.occurredOn },
    phb_type: code('phb', detail.personalHealthBudget),
    provider_code: text(detail.providerCode),
    provider_name: detail.provider === detail.providerCode ? '' : text(detail.provider),
    ...{ product: text(detail.product), weekly_hours: text(detail.weeklyHours) },
    ...{ unit_cost: pounds, unit_cost_frequency: pounds === '' ? '' : code('frequency', cost.unit) },
  })
}

/** A review is of a package: the last that had begun by then, or the first. */
function reviews(told: ToldCase, packages: readonly Fact[], notHeld: NotHeld): Line[] {
  const done = told.held.filter(fact => fact.name === careFacts.reviewDone)
  if (packages.length === 0) {
    notHeld.reviewsWithoutPackage += done.length
    return []
  }
  notHeld.reviewsOfNoKind += done.filter(fact => fact.detail.kind === undefined).length
  return done.map(fact => reviewLine(told, packages, fact))
}

function reviewLine(told: ToldCase, packages: readonly Fact[], fact: Fact): Line {
  const at = Math.max(
    packages.findLastIndex(each => each.occurredOn <= fact.occurredOn),
    0,
  )
  const isNursing = told.held.some(each => each.detail.outcome === 'nursing-care')
  const { kind, outcome, eligibility, nextPlannedOn } = fact.detail
  // 02 is a change to continuing healthcare, 03 to nursing care; a new assessment asked for has no code of its own.
  const changed = isNursing ? '03' : '02'
  return line('103', {
    ...{ local_patient_id: told.patient, review_type: text(kind), review_date: fact.occurredOn },
    package_id: text(fact.detail.packageId) || packageId(told, packages[at]!, at),
    review_outcome: outcome === 'change' ? changed : outcome === 'fits' ? code('review-outcome', 'fits') : '',
    ...{ eligibility_outcome: code('decision', eligibility), next_planned_date: text(nextPlannedOn) },
  })
}
