/** One invented person's cases, one after another: what follows from what became of the one before. */
import { type RandomStream, randomStream } from '#statistics'
import type { PathwayId } from '../case.ts'
import { careFacts } from '../facts.ts'
import { type FastTrackEnd, tellFastTrack } from './fast-track-story.ts'
import { tellInherited } from './inherited-story.ts'
import { inventedName } from './names.ts'
import { tellNursingCare } from './nursing-care-story.ts'
import { tellPackage } from './package-and-reviews.ts'
import { endWithDeath } from './person-dies.ts'
import type { CommissionerSettings } from './settings.ts'
import { tellStandard } from './standard-story.ts'
import type { Teller, World } from './world.ts'
import { onWorkingDay, type ToldEntry, WrittenHistory } from './written-history.ts'

export type Stream = PathwayId | 'inherited'

/** Where somebody comes in. */
export type Arrival = {
  /** Counted over all people: it makes the person. */
  readonly person: number
  readonly stream: Stream
  readonly commissioner: CommissionerSettings
  readonly on: number
  /** Evenly spread over (0, 1) within the stream: how long care is needed. */
  readonly lasting: number
}
export type ToldCase = {
  readonly pathway: PathwayId
  readonly inherited: boolean
  readonly entries: readonly ToldEntry[]
}
export type Life = {
  readonly person: number
  readonly family: string
  readonly given: string
  readonly bornOn: number
  readonly commissioner: CommissionerSettings
  readonly cases: readonly ToldCase[]
}

type Told = { readonly pathway: PathwayId; readonly history: WrittenHistory; readonly inherited?: true }

export function lifeOf(world: World, seed: number, arrival: Arrival): Life {
  const chance = randomStream(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(arrival.person + 1, 0x85ebca6b))
  const { family, given } = inventedName(chance)
  const teller: Teller = { world, chance, commissioner: arrival.commissioner }
  const told = tellers[arrival.stream](teller, arrival)
  endWithDeath(
    chance,
    told.map(each => each.history),
  )
  const cases = told.map(({ pathway, history, inherited }) => ({
    ...{ pathway, inherited: inherited === true, entries: history.told(chance, world.until) },
  }))
  return {
    ...{ person: arrival.person, family, given, commissioner: arrival.commissioner },
    bornOn: bornBefore(chance, arrival),
    cases: cases.filter(each => each.entries.length > 0 && isKept(world, each)),
  }
}

/** What was over by then is archived; a case with nothing after its letter but time is over as well. */
const isKept = ({ completeFrom }: World, { entries, inherited }: ToldCase): boolean => {
  const isRunning =
    entries.some(({ entry }) => entry.fact === careFacts.packageStarted) && !entries.some(isEnd)
  return inherited || isRunning || entries.at(-1)!.entry.on >= completeFrom
}
const isEnd = ({ entry }: ToldEntry): boolean =>
  entry.fact === careFacts.packageEnded || entry.fact === careFacts.died

function bornBefore(chance: RandomStream, { stream, on, lasting }: Arrival): number {
  const isLong = stream === 'inherited' && lasting > 0.85
  const [mean, spread] = isLong ? [46, 14] : stream === 'fast-track' ? [77, 12] : [80, 10]
  const age = Math.min(104, Math.max(18.2, mean! + spread! * chance.normal()))
  return Math.floor(on - age * 365.25)
}

/** Long for a few: a mean of nine years for the one in six that brings a long illness into the service. */
const years = (lasting: number, short: number): number =>
  lasting < 0.85 ? -short * Math.log(1 - lasting / 0.85) : -9 * Math.log((1 - lasting) / 0.15)

const tellers: Readonly<Record<Stream, (teller: Teller, arrival: Arrival) => Told[]>> = {
  standard: (teller, { on, lasting }) => standardLife(teller, on, stayFor(lasting)),
  'fast-track': (teller, { on, lasting }) => fastTrackLife(teller, on, lasting),
  'nursing-care': nursingLife,
  inherited: (teller, { on, lasting }) => {
    const history = new WrittenHistory()
    tellInherited(teller, history, { on, stay: Math.round(365 * years(lasting, 1.6)) + 20 })
    return [{ pathway: 'standard', history, inherited: true }]
  },
}

/** Days that somebody found eligible needs the care: two years on average. */
const stayFor = (lasting: number): number => 10 + Math.round(-700 * Math.log(1 - lasting))

function standardLife(teller: Teller, on: number, stay: number): Told[] {
  const { chance } = teller
  const history = new WrittenHistory()
  const end = tellStandard(teller, history, on)
  const first: Told = { pathway: 'standard', history }
  if (end && 'entitled' in end) {
    tellPackage(teller, history, { ...end.entitled, stay })
    return [first]
  }
  if (end && 'refusedOn' in end && chance.uniform() < 0.14) {
    const again = onWorkingDay(end.refusedOn + 40 + Math.floor(chance.uniform() * 600))
    return [first, ...fastTrackLife(teller, again, chance.uniform() * 0.84)]
  }
  return [first]
}

/** Whoever lives on with fast track is assessed in full after some months; the funding ends with that decision. */
function fastTrackLife(teller: Teller, on: number, lasting: number): Told[] {
  const { chance } = teller
  const history = new WrittenHistory()
  const isAssessed = chance.uniform() < 0.6
  const reviewedAfter = 95 + Math.floor(chance.uniform() * 120)
  const end: FastTrackEnd = tellFastTrack(teller, history, {
    ...{ received: on, lasting },
    ...(isAssessed ? { reviewedAfter } : {}),
  })
  const first: Told = { pathway: 'fast-track', history }
  const livesOn = 'on' in end && !end.died && end.on === on + reviewedAfter
  return livesOn
    ? [first, ...standardLife(teller, onWorkingDay(end.on - 30), stayFor(chance.uniform()))]
    : [first]
}

function nursingLife(teller: Teller, { on, lasting }: Arrival): Told[] {
  const { chance } = teller
  const history = new WrittenHistory()
  const entitled = tellNursingCare(teller, history, on)
  if (!entitled) return [{ pathway: 'nursing-care', history }]
  const end = tellPackage(teller, history, { ...entitled, stay: stayFor(lasting) })
  const first: Told = { pathway: 'nursing-care', history }
  if (end.died || chance.uniform() > 0.5) return [first]
  return [first, ...fastTrackLife(teller, onWorkingDay(end.on + 3), chance.uniform() * 0.84)]
}
