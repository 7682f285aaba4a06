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
  const { from, to, on, system = '' } = asked
  const steps = routes[from][to]
  if (!steps) return undefined
  return keptWeights.of(tx, [from, to, on, system].join(' '), () => weightsAlong(tx, steps, asked))
}

async function weightsAlong(tx: Db | Tx, steps: readonly Step[], asked: RollUpTo): Promise<Weights> {
  const { from, to, on, system = null } = asked
  const codes = await codesOf(tx, from)
  if (to === 'nation') return everywhere(tx, codes)
  const past = await pastOnTheWay(tx, from, steps)
  const ways: Onward[] = []
  for (const step of steps) ways.push(await wayOf(tx, step, on, system, past))
  const last = bringing(past, steps.at(-1)?.to ?? from, on)
  return spread(codes, last ? [...ways, last] : ways)
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

/** Bringing a code of this kind of body to a day; undefined for kinds that have no history. */
function bringing(past: Past, body: CountedBy | RollUpLevel, day: Day): Onward | undefined {
  if (!kindsOf[body]) return undefined
  const ofTier = tierOf[body]
  const here = ofTier ? { ...past, origins: onlyOf(past.origins, ofTier) } : past
  return remembered(code => broughtTo(code, day, here))
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

/** To the day on which a step is known, then along it. */
async function wayOf(tx: Db | Tx, step: Step, on: Day, system: SystemId | null, past: Past): Promise<Onward> {
  const day = await stepDay(tx, step, on)
  if (day === undefined) return code => stays(code, 'belongs-nowhere')
  const along = alongStep(await belongingOn(tx, step, day, system))
  const bring = bringing(past, step.from, day)
  return bring ? remembered(code => onwards(bring(code), along)) : along
}

function alongStep(belongs: readonly Belongs[]): Onward {
  const byCode = groupedBy(belongs, each => each.code)
  return code => {
    const found = byCode.get(code)
    if (!found) return stays(code, 'belongs-nowhere')
    const [only] = found
    if (only && found.length === 1) return whole(only.target)
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
