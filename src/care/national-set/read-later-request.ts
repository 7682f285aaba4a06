/** Requests about an earlier one: a past period, and local resolution. Here they are facts of its case. */
import { careFacts } from '../facts.ts'
import type { PersonTold, ToldFact } from './national-row.ts'
import type { Telling } from './telling.ts'

const allowed: Readonly<Record<'past' | 'appeal', readonly string[]>> = {
  past: ['pupoc_requested_date', 'pupoc_agreed_date', 'decision_date', 'decision_outcome'],
  appeal: [
    ...['local_resolution_requested_date', 'local_resolution_completed_date', 'decision_date'],
    ...['decision_outcome', 'funding_start_date', 'funding_end_date'],
  ],
}
const others = [
  ...['checklist_date', 'fast_track_tool_date', 'fast_track_accepted_date', 'discount_reason'],
  ...['discount_date', 'dst_date', 'mdt_recommendation', 'decision_communicated_date'],
  ...['pupoc_requested_date', 'pupoc_agreed_date', 'local_resolution_requested_date'],
  ...['local_resolution_completed_date', 'funding_start_date', 'funding_end_date'],
]

function refuseStrange({ cells }: Telling, what: keyof typeof allowed, inWords: string): void {
  if (cells.text('of_request') === '')
    cells.refuse(
      'of_request',
      `is empty: ${inWords} is kept with the standard request that it is about, and these files have none of this person from before it`,
    )
  for (const name of others)
    if (!allowed[what].includes(name) && cells.text(name) !== '')
      cells.refuse(name, `is filled, and is no part of ${inWords}`)
}

export function readPastPeriod(telling: Telling): ToldFact[] {
  const { cells, fact, dayOf, received } = telling
  refuseStrange(telling, 'past', 'a past period')
  const request = cells.text('request_id')
  const asked = dayOf('pupoc_requested_date') ?? received
  const agreed = dayOf('pupoc_agreed_date') ?? dayOf('decision_date')
  const result = cells.code('decision_outcome', 'past-period')
  if (agreed && cells.text('decision_outcome') === '') cells.refuse('decision_outcome', 'is empty')
  return [
    fact({
      ...{ fact: careFacts.pastPeriodRequested, entry: `${request} asked` },
      ...{ column: 'pupoc_requested_date', on: asked, detail: { requestId: request } },
    }),
    ...(agreed && result
      ? [
          fact({
            ...{ fact: careFacts.pastPeriodDecided, entry: `${request} decided` },
            ...{ column: 'pupoc_agreed_date', on: agreed, detail: { result } },
          }),
        ]
      : []),
  ]
}

/** What a decision says, as the outcome of looking at one again. */
const results: Readonly<Record<string, string>> = {
  ...{ eligible: 'eligible', 'fast-track': 'eligible', 'nursing-care': 'upheld', 'not-eligible': 'upheld' },
  discounted: 'withdrawn',
}

export function readAppeal(telling: Telling, person: PersonTold | undefined): ToldFact[] {
  const { cells, fact, dayOf, received } = telling
  refuseStrange(telling, 'appeal', 'a local resolution')
  const request = cells.text('request_id')
  const asked = dayOf('local_resolution_requested_date') ?? received
  const completed = dayOf('local_resolution_completed_date') ?? dayOf('decision_date')
  const outcome = cells.code('decision_outcome', 'decision')
  if (completed && cells.text('decision_outcome') === '') cells.refuse('decision_outcome', 'is empty')
  const result = outcome === undefined ? undefined : results[outcome]
  const told = [
    fact({
      ...{ fact: careFacts.localResolutionRequested, entry: `${request} asked` },
      ...{ column: 'local_resolution_requested_date', on: asked, detail: { requestId: request } },
    }),
  ]
  if (!completed || !result) return told
  const decided = fact({
    ...{ fact: careFacts.localResolutionDecided, entry: `${request} decided` },
    ...{ column: 'local_resolution_completed_date', on: completed, detail: { result } },
  })
  return [...told, decided, ...(result === 'eligible' ? fundedByIt(telling, person) : [])]
}

function fundedByIt({ cells, fact, dayOf }: Telling, person: PersonTold | undefined): ToldFact[] {
  const [starts, ends] = [dayOf('funding_start_date'), dayOf('funding_end_date')]
  const request = cells.text('request_id')
  const diedOn = person?.died_on ?? undefined
  const hasPackage = Number(cells.text('packages') || 0) > 0
  const endsAlive = ends && (!diedOn || ends < diedOn)
  return [
    ...(starts && !hasPackage
      ? [
          fact({
            ...{ fact: careFacts.packageStarted, entry: `${request} funding-start` },
            ...{ column: 'funding_start_date', on: starts },
          }),
        ]
      : []),
    ...(endsAlive
      ? [
          fact({
            ...{ fact: careFacts.packageEnded, entry: `${request} funding-end` },
            ...{ column: 'funding_end_date', on: ends },
          }),
        ]
      : []),
    ...(diedOn && !endsAlive
      ? [fact({ fact: careFacts.died, entry: 'died', column: 'death_date', on: diedOn })]
      : []),
  ]
}
