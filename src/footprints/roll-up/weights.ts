/**
 * By which weights what was counted for one kind of body makes up a level on a day. Each code has its parts: one with
 * weight 1 where it lies in one footprint only, several by people where it does not, and what cannot be placed stays
 * with its code, and says why. Weights of a code and what stays of it add up to 1: nothing is lost, nothing doubled.
 */
import { type Day, groupedBy } from '#kit'
import type { Db, SystemId, Tx } from '#platform'
import { type CouncilTier, type OrganisationKind, tiersOf } from '../organisation.ts'
import { KeptWhileStanding } from '../store/edition.ts'
import { codesOfKinds, pastOf, smallAreaCodes } from '../store/past.ts'
import { type Belongs, belongingOn, stepDay } from '../store/steps.ts'
import { broughtTo, type Past } from './brought-to.ts'
import { type Onward, onwards, type Spread, stays, whole } from './part.ts'
import { type CountedBy, type RollUpLevel, routes, type Step } from './route.ts'

export type Weights = ReadonlyMap<string, Spread>

export type RollUpTo = {
  readonly from: CountedBy
  readonly to: RollUpLevel
  /** The footprints of this day. */
  readonly on: Day
  /**
   * By the boundaries of which day it was counted. Without it a body that was open on `on` is taken to have had its
   * boundary of that day, and one that was not the boundary nearest to it.
   */
  readonly countedOn?: Day
  /** Whose places, where the level is the place. */
  readonly system?: SystemId
}

/** Bodies with a history, by kind of body on the way; small areas and practices have none that is known. */
const kindsOf: Partial<Readonly<Record<CountedBy | RollUpLevel, readonly OrganisationKind[]>>> = {
  commissioner: ['pct', 'ccg', 'sub-icb'],
  'lower-council': ['council'],
  'upper-council': ['council'],
}

/** Few: those of small areas are 32,844 codes each. */
const keptWeights = new KeptWhileStanding<Weights>(24)

/** Undefined where no way leads from the one to the other. */
export async function weightsTo(tx: Db | Tx, asked: RollUpTo): Promise<Weights | undefined> {
  const { from, to, on, countedOn = '', system = '' } = asked
  const steps = routes[from][to]
  if (!steps) return undefined
  return keptWeights.of(tx, [from, to, on, countedOn, system].join(' '), () => weightsAlong(tx, steps, asked))
}

async function weightsAlong(tx: Db | Tx, steps: readonly Step[], asked: RollUpTo): Promise<Weights> {
  const { from, to, on, countedOn, system = null } = asked
  const codes = await codesOf(tx, from)
  if (to === 'nation') return everywhere(tx, codes)
  const past = await pastOnTheWay(tx, from, steps)
  const days: (Day | undefined)[] = []
  for (const step of steps) days.push(await stepDay(tx, step, on))
  const ways: Onward[] = []
  let since = countedOn
  for (const [at, step] of steps.entries()) {
    const day = days[at]
    const next = at + 1 < steps.length ? days[at + 1] : on
    if (day === undefined) return spread(codes, [...ways, code => stays(code, 'belongs-nowhere')])
    const belongs = await belongingOn(tx, step, day, system)
    const stage: Stage = { step, belongs, past, since, day, next: next ?? on }
    ways.push(isDistrictsToCounties(step) ? districtsToCounties(stage, on) : wayOf(stage))
    since = isDistrictsToCounties(step) ? on : step.known === 'nearest' ? (next ?? on) : day
  }
  return spread(codes, [...ways, bringing(past, steps.at(-1)?.to ?? from, on, since)])
}

const codesOf = (tx: Db | Tx, from: CountedBy): Promise<string[]> => {
  if (from === 'small-area') return smallAreaCodes(tx)
  return codesOfKinds(tx, kindsOf[from] ?? ['practice'])
}

async function everywhere(tx: Db | Tx, codes: readonly string[]): Promise<Weights> {
  const [nation = ''] = await codesOfKinds(tx, ['nation'])
  return new Map(codes.map(code => [code, whole(nation)]))
}

function pastOnTheWay(tx: Db | Tx, from: CountedBy, steps: readonly Step[]): Promise<Past> {
  const kinds = [from, ...steps.map(each => each.to)].flatMap(body => kindsOf[body] ?? [])
  return pastOf(tx, [...new Set(kinds)])
}

/** Bringing a code of this kind of body to a day, from the day whose boundary it has. */
function bringing(past: Past, body: CountedBy | RollUpLevel, day: Day, since: Day | undefined): Onward {
  if (!kindsOf[body]) return whole
  const ofTier = tierOf[body]
  const here = ofTier ? { ...past, origins: onlyOf(past.origins, ofTier) } : past
  return remembered(code => broughtTo(code, day, here, since))
}

/** A new unitary council was made of districts and of a county: in each tier only of what is of that tier. */
const tierOf: Partial<Readonly<Record<CountedBy | RollUpLevel, CouncilTier>>> = {
  'lower-council': 'lower',
  'upper-council': 'upper',
}

const onlyOf = (origins: Past['origins'], tier: CouncilTier): Past['origins'] =>
  new Map(
    [...origins].map(([code, all]) => [code, all.filter(origin => tiersOf(origin.oldCode).includes(tier))]),
  )

/** A step with all that is needed to go along it. */
type Stage = {
  readonly step: Step
  readonly belongs: readonly Belongs[]
  readonly past: Past
  /** The day whose boundaries the codes have that come here; undefined where nobody has said. */
  readonly since: Day | undefined
  /** On which the step is known. */
  readonly day: Day
  /** On which the next one is. */
  readonly next: Day
}

/** To the day on which a step is known, then along it. */
function wayOf({ step, belongs, past, since, day, next }: Stage): Onward {
  const bring = bringing(past, step.from, day, since)
  const further = new Map<Day, Onward>()
  for (const known of new Set(belongs.map(each => each.since)))
    if (known !== null) further.set(known, bringing(past, step.to, next, known))
  const along = alongStep(belongs, (target, known) => (further.get(known!) ?? whole)(target))
  return remembered(code => onwards(bring(code), along))
}

const isDistrictsToCounties = ({ from, to }: Step): boolean =>
  from === 'lower-council' && to === 'upper-council'

/**
 * On the day itself, where the district is a council of both tiers by then: Allerdale went whole to Cumberland, though
 * Cumbria was divided. Otherwise by the lists, and with its county to the day.
 */
function districtsToCounties({ step, belongs, past, since, day }: Stage, on: Day): Onward {
  const now = bringing(past, step.from, on, since)
  const atLists = bringing(past, step.from, day, on)
  const county = bringing(past, step.to, on, day)
  const along = alongStep(belongs, whole)
  return remembered(code =>
    onwards(now(code), district =>
      tiersOf(district).includes('upper')
        ? whole(district)
        : onwards(onwards(atLists(district), along), county),
    ),
  )
}

function alongStep(
  belongs: readonly Belongs[],
  further: (target: string, since: Day | null) => Spread,
): Onward {
  const byCode = groupedBy(belongs, each => each.code)
  return code => {
    const found = byCode.get(code)
    if (!found) return stays(code, 'belongs-nowhere')
    const [only] = found
    if (only && found.length === 1) return further(only.target, only.since)
    if (found.some(each => each.share === 1)) return stays(code, 'belongs-to-several')
    return { parts: found.map(each => ({ code: each.target, share: each.share })), left: [] }
  }
}

/** Thousands of small areas go through the same hundred commissioners. */
function remembered(onward: Onward): Onward {
  const known = new Map<string, Spread>()
  return code => {
    const found = known.get(code) ?? onward(code)
    known.set(code, found)
    return found
  }
}

const spread = (codes: readonly string[], ways: readonly Onward[]): Weights =>
  new Map(codes.map(code => [code, ways.reduce(onwards, whole(code))]))
