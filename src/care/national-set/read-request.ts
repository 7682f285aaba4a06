/** A line of the referral group: what happened to one request, as facts of its case. */
import type { Day } from '#kit'
import type { PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'
import type { Cells } from './cells.ts'
import type { Header } from './header.ts'
import type { PersonTold, ToldFact } from './national-row.ts'
import { readAppeal, readPastPeriod } from './read-later-request.ts'
import { inPeriod, type Telling, tellingOf } from './telling.ts'

/** What each pathway can be told of; a cell that it cannot is an error, never lost. */
const cellsOfPathway: Readonly<Record<PathwayId, readonly string[]>> = {
  standard: ['dst_date', 'dst_setting', 'mdt_recommendation', 'checklist_date', 'checklist_location'],
  'fast-track': ['fast_track_tool_date', 'fast_track_staff_group', 'fast_track_accepted_date'],
  'nursing-care': ['checklist_date', 'checklist_location'],
}
const ofSomePathway = [...new Set(Object.values(cellsOfPathway).flat())]
const ofLaterRequests = [
  ...['pupoc_requested_date', 'pupoc_agreed_date'],
  ...['local_resolution_requested_date', 'local_resolution_completed_date'],
]

/** Facts in the order in which they would happen on one day. */
export function readRequest(header: Header, cells: Cells, person: PersonTold | undefined): ToldFact[] {
  const activity = cells.code('activity_type', 'activity')
  if (cells.text('request_id') === '') cells.refuse('request_id', 'is empty')
  if (cells.text('activity_type') === '') cells.refuse('activity_type', 'is empty')
  const received = cells.day('received_date')
  if (cells.text('received_date') === '') cells.refuse('received_date', 'is empty')
  if (!activity || !received) return []
  inPeriod(header, cells, 'received_date', received)
  if (person && person.born_on !== null && person.born_on > received)
    cells.refuse('birth_date', `${person.born_on} is after received_date ${received}`)
  const telling = tellingOf(header, cells, received)
  if (activity === 'past-period') return readPastPeriod(telling)
  if (activity === 'local-resolution') return readAppeal(telling, person)
  return readCaseRequest(telling, pathwayOf(cells, activity), person)
}

const pathwayOf = (cells: Cells, activity: string): PathwayId => {
  const outcome = cells.code('referral_outcome', 'referral-outcome')
  if (activity === 'fast-track') return 'fast-track'
  return outcome === 'nursing-care' ? 'nursing-care' : 'standard'
}

function readCaseRequest(telling: Telling, pathway: PathwayId, person: PersonTold | undefined): ToldFact[] {
  refuseStrange(telling, pathway)
  const before = [referral(telling, pathway, person), ...assessment(telling, pathway)]
  const concluded = conclusion(telling, pathway)
  const funded = funding(telling, pathway, concluded)
  const over = overOn(concluded, telling.cells.day('funding_end_date'))
  const { header, cells } = telling
  if (over && over < header.from)
    cells.refuse(
      'period_start',
      `${header.from} is after the request was over, on ${over}: the period does not cover it`,
    )
  return [...before, ...concluded.facts, ...funded, ...death(telling, concluded, person)]
}

function refuseStrange({ cells }: Telling, pathway: PathwayId): void {
  const strange = [
    ...ofSomePathway.filter(name => !cellsOfPathway[pathway].includes(name)),
    ...ofLaterRequests,
  ]
  for (const name of strange)
    if (cells.text(name) !== '') cells.refuse(name, `is filled, and is no part of a ${pathway} request`)
}

const noticeOf: Readonly<Record<PathwayId, string>> = {
  standard: 'other-notification',
  'fast-track': 'fast-track-tool',
  'nursing-care': 'nursing-care',
}

function referral(telling: Telling, pathway: PathwayId, person: PersonTold | undefined): ToldFact {
  const { header, cells, received } = telling
  const said = cells.code('received_type', 'received')
  const usual =
    pathway === 'standard' && cells.text('checklist_date') !== '' ? 'checklist' : noticeOf[pathway]
  const told = telling.fact({
    ...{ fact: careFacts.referralReceived, entry: 'received', column: 'received_date', on: received },
    detail: {
      kind: pathway === 'standard' ? (said ?? usual) : usual,
      signedOn: cells.day('checklist_date') ?? cells.day('fast_track_tool_date'),
      signer: cells.code('fast_track_staff_group', 'staff-group'),
      ...{ source: cells.text('source'), referrer: cells.text('referrer') },
      checklistPlace: cells.text('checklist_location'),
      ...{ localPatientId: cells.text('local_patient_id'), requestId: cells.text('request_id') },
      localPatientIdIssuer: cells.text('local_patient_id_issuer'),
    },
  })
  // Where the person is wrong the line is rejected, and nobody looks at this row.
  return { ...told, row: { ...told.row, ...person, pathway, commissioner: header.commissioner } }
}

/** The files say that it was accepted, and not when: that is no earlier than its receipt, and nothing depends on it. */
function assessment(telling: Telling, pathway: PathwayId): ToldFact[] {
  if (pathway !== 'standard') return []
  const { cells, received, fact, dayOf } = telling
  const met = dayOf('dst_date')
  const recommended = cells.code('mdt_recommendation', 'decision')
  const setting = cells.code('dst_setting', 'setting')
  for (const name of ['mdt_recommendation', 'dst_setting'])
    if (!met && cells.text(name) !== '') cells.refuse(name, 'is filled, and dst_date is not')
  if (recommended === 'discounted' || recommended === 'fast-track')
    cells.refuse(
      'mdt_recommendation',
      `is “${cells.text('mdt_recommendation')}” (${recommended}), which no team recommends`,
    )
  const accepted = cells.text('referral_outcome') !== ''
  return [
    ...(accepted
      ? [
          fact({
            ...{ fact: careFacts.accepted, entry: 'accepted', column: 'referral_outcome', on: received },
            detail: { dayNotStated: true },
          }),
        ]
      : []),
    ...(met
      ? [
          fact({
            ...{ fact: careFacts.meetingHeld, entry: 'dst', column: 'dst_date', on: met },
            detail: { setting },
          }),
        ]
      : []),
    ...(met && recommended
      ? [
          fact({
            ...{ fact: careFacts.recommended, entry: 'recommended', column: 'dst_date', on: met },
            detail: { outcome: recommended },
          }),
        ]
      : []),
  ]
}

type Conclusion = {
  readonly facts: readonly ToldFact[]
  readonly is: 'open' | 'discounted' | 'refused' | 'entitled'
  readonly on: Day | undefined
}

function conclusion(telling: Telling, pathway: PathwayId): Conclusion {
  const { cells } = telling
  const outcome = cells.code('decision_outcome', 'decision')
  const decided = telling.dayOf('decision_date', {
    column: 'dst_date',
    on: cells.day('dst_date'),
  })
  const isDiscounted =
    outcome === 'discounted' || cells.text('discount_reason') + cells.text('discount_date') !== ''
  if (decided && !outcome && cells.text('decision_outcome') === '')
    cells.refuse('decision_outcome', 'is empty')
  if (outcome && !decided && !isDiscounted && cells.text('decision_date') === '')
    cells.refuse('decision_date', 'is empty')
  if (isDiscounted) return discount(telling, { outcome, decided })
  return pathway === 'fast-track'
    ? fastTrack(telling, { outcome, decided })
    : decision(telling, pathway, { outcome, decided })
}

type Said = { readonly outcome: string | undefined; readonly decided: Day | undefined }

function discount(telling: Telling, { outcome, decided }: Said): Conclusion {
  const { cells, fact, dayOf } = telling
  const reason = cells.code('discount_reason', 'discount-reason')
  const on = dayOf('discount_date') ?? (outcome === 'discounted' ? decided : undefined)
  if (cells.text('discount_reason') === '')
    cells.refuse('discount_reason', 'is empty, though the request was discounted')
  if (!on) cells.refuse('discount_date', 'is empty or wrong, though the request was discounted')
  if (outcome !== undefined && outcome !== 'discounted')
    cells.refuse('decision_outcome', 'is filled, though the request was discounted: it is one or the other')
  if (!on || !reason) return { facts: [], is: 'discounted', on }
  const column = cells.text('discount_date') === '' ? 'decision_date' : 'discount_date'
  const closed = fact({
    ...{ fact: careFacts.closedWithoutDecision, entry: 'discounted', column, on, detail: { reason } },
  })
  return { facts: [closed], is: 'discounted', on }
}

/** A completed tool is itself sufficient: accepting it is the decision. */
function fastTrack(telling: Telling, { outcome, decided }: Said): Conclusion {
  const { cells, fact, dayOf } = telling
  const accepted = dayOf('fast_track_accepted_date')
  if (outcome !== undefined && outcome !== 'eligible' && outcome !== 'fast-track')
    cells.refuse(
      'decision_outcome',
      `is “${cells.text('decision_outcome')}” (${outcome}): fast track is accepted or discounted`,
    )
  if (accepted && decided && accepted !== decided)
    cells.refuse(
      'decision_date',
      `${decided} is another day than fast_track_accepted_date ${accepted}: accepting is the decision`,
    )
  const on = accepted ?? decided
  if (!on) return { facts: [], is: 'open', on }
  const column = accepted ? 'fast_track_accepted_date' : 'decision_date'
  return {
    facts: [fact({ fact: careFacts.accepted, entry: 'accepted', column, on })],
    ...{ is: 'entitled', on },
  }
}

function decision(telling: Telling, pathway: PathwayId, { outcome: said, decided: on }: Said): Conclusion {
  const { cells, fact, dayOf } = telling
  const outcome = said === 'not-eligible' && isFunded(cells) ? 'joint-package' : said
  if (outcome === 'fast-track')
    cells.refuse(
      'decision_outcome',
      `is “${cells.text('decision_outcome')}” (eligible for fast track) on a ${pathway} request`,
    )
  if (outcome === 'eligible' && pathway === 'nursing-care')
    cells.refuse('decision_outcome', 'says eligible on a request that went straight to nursing care')
  const letter = dayOf('decision_communicated_date', { column: 'decision_date', on })
  if (letter && !on) cells.refuse('decision_communicated_date', 'is filled, and decision_date is not')
  if (!on || !outcome) return { facts: [], is: 'open', on }
  const told = fact({
    ...{ fact: careFacts.decisionVerified, entry: 'decision', column: 'decision_date', on },
    detail: { outcome },
  })
  const sent = letter
    ? [
        fact({
          ...{ fact: careFacts.decisionCommunicated, entry: 'communicated' },
          ...{ column: 'decision_communicated_date', on: letter },
        }),
      ]
    : []
  return { facts: [told, ...sent], is: outcome === 'not-eligible' ? 'refused' : 'entitled', on }
}

/** The lists have no code for a joint package; but the NHS funds nothing else for somebody who is not eligible. */
const isFunded = (cells: Cells): boolean =>
  packagesOf(cells) > 0 || ['funding_start_date', 'funding_end_date'].some(name => cells.text(name) !== '')
const packagesOf = (cells: Cells): number => Number(cells.text('packages') || 0)

/** Packages tell when care began; where the files have none, the funding does. Its end is the end of the case. */
function funding(telling: Telling, pathway: PathwayId, { is, on }: Conclusion): ToldFact[] {
  const { cells, fact, dayOf } = telling
  const [starts, ends] = [dayOf('funding_start_date'), dayOf('funding_end_date', since(on))]
  if (starts && ends && ends < starts)
    cells.refuse('funding_end_date', `${ends} is before funding_start_date ${starts}`)
  if ((starts || ends) && is !== 'entitled')
    cells.refuse(
      starts ? 'funding_start_date' : 'funding_end_date',
      `is filled on a ${pathway} request that nobody was found eligible by`,
    )
  const diedOn = cells.day('death_date')
  const endsAlive = ends && (!diedOn || ends < diedOn)
  return [
    ...(starts && packagesOf(cells) === 0
      ? [
          fact({
            fact: careFacts.packageStarted,
            entry: 'funding-start',
            column: 'funding_start_date',
            on: starts,
          }),
        ]
      : []),
    ...(endsAlive
      ? [fact({ fact: careFacts.packageEnded, entry: 'funding-end', column: 'funding_end_date', on: ends })]
      : []),
  ]
}
const since = (on: Day | undefined) => ({ column: 'decision_date', on })

const overOn = ({ is, on }: Conclusion, ends: Day | undefined): Day | undefined =>
  is === 'discounted' ? on : ends

/** A death ends what it finds open: an undecided request, or funding that had not ended. */
function death(telling: Telling, { is, on }: Conclusion, person: PersonTold | undefined): ToldFact[] {
  const diedOn = person?.died_on
  if (!diedOn) return []
  const { cells, received } = telling
  if (diedOn < received) cells.refuse('death_date', `${diedOn} is before received_date ${received}`)
  const ends = cells.day('funding_end_date')
  const ended = ends !== undefined && ends < diedOn
  const undecided = is === 'open' || (is === 'refused' && on !== undefined && on > diedOn)
  if (!undecided && (is !== 'entitled' || ended)) return []
  return [telling.fact({ fact: careFacts.died, entry: 'died', column: 'death_date', on: diedOn })]
}
