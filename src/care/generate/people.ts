/**
 * Who comes in, month by month, in proportion to the adults of each commissioner, and what becomes of each. Pure: the
 * same seed, scale and settings give the same people, on every machine. One person is thought up at a time, so that
 * memory does not grow with the scale.
 */
import { dayNumber, type NhsNumber } from '#kit'
import { type Arrival, type Life, lifeOf, type Stream } from './life.ts'
import { inventedNhsNumber, inventedNumbers } from './nhs-numbers.ts'
import type { CaseloadSettings, CommissionerSettings } from './settings.ts'
import { type World, worldOf } from './world.ts'
import { dayText, onWorkingDay } from './written-history.ts'

export type Wanted = {
  readonly seed: number
  /** 1 is the system as large as it is. */
  readonly scale: number
  readonly settings: CaseloadSettings
}

/** These numbers are left to cases written by hand. */
const numbersByHand = 1_000
/** A step that meets every number once before it meets one again: it is a prime. */
const step = 611_953

export function numberOf(person: number): NhsNumber {
  const room = inventedNumbers() - numbersByHand
  if (person >= room)
    throw new RangeError(`there are ${room} invented NHS numbers; ask for a smaller scale or a shorter time`)
  return inventedNhsNumber(numbersByHand + Number((BigInt(person) * BigInt(step)) % BigInt(room)))
}

const golden = 0.618_033_988_749_895
const adultsPerRate = 50_000

/** Everybody who comes in, month by month. */
function* arrivals({ settings, scale }: Wanted, world: World): Generator<Arrival> {
  const counts = new Map<Stream, number>()
  const owed = new Map<string, number>()
  let person = 0
  function* come(stream: Stream, commissioner: CommissionerSettings, expected: number, days: Days) {
    const key = `${stream} ${commissioner.code}`
    const due = (owed.get(key) ?? spread(key)) + expected
    owed.set(key, due - Math.floor(due))
    for (let each = 0; each < Math.floor(due); each += 1) {
      const before = counts.get(stream) ?? 0
      counts.set(stream, before + 1)
      const at = days.from + Math.floor(((each + 0.5) / Math.floor(due)) * days.length)
      const lasting = (0.5 + before * golden) % 1
      const on = stream === 'fast-track' ? at : onWorkingDay(at)
      yield { person, stream, commissioner, on: stream === 'inherited' ? days.from : on, lasting }
      person += 1
    }
  }
  const adults = settings.commissioners.reduce((sum, each) => sum + each.adults, 0)
  const transferred = { from: dayNumber(settings.inherited.on), length: 1 }
  if (transferred.from >= world.from)
    for (const each of settings.commissioners)
      yield* come('inherited', each, (settings.inherited.cases * scale * each.adults) / adults, transferred)
  for (const days of monthsOf(world)) {
    const growth = growthIn(settings, days)
    for (const each of settings.commissioners)
      for (const [stream, yearly] of streamsOf(settings, world, days.from)) {
        const expected = (yearly * growth * scale * each.adults * days.length) / adultsPerRate / 365.25
        yield* come(stream, each, expected, days)
      }
  }
}

/** Everybody, with what is on record of them. */
export function* livesOf(wanted: Wanted): Generator<Life> {
  const world = worldOf(wanted.settings)
  for (const arrival of arrivals(wanted, world)) yield lifeOf(world, wanted.seed, arrival)
}

/** How many people that will be, about. */
export function expectedPeople({ settings, scale }: Wanted): number {
  const world = worldOf(settings)
  const adults = settings.commissioners.reduce((sum, each) => sum + each.adults, 0)
  let people = dayNumber(settings.inherited.on) >= world.from ? settings.inherited.cases : 0
  for (const days of monthsOf(world))
    for (const [, yearly] of streamsOf(settings, world, days.from))
      people += (yearly * growthIn(settings, days) * adults * days.length) / adultsPerRate / 365.25
  return people * scale
}

const growthIn = (settings: CaseloadSettings, { from }: Days): number =>
  settings.growth[dayText(from).slice(0, 4)] ?? 1

type Days = { readonly from: number; readonly length: number }

/** So that not every commissioner's first is due in the same month. */
const spread = (key: string): number =>
  ([...key].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 97) / 97

/** Fewer were referred while assessments were suspended; the tool for the dying went on. */
function streamsOf({ yearly }: CaseloadSettings, world: World, on: number): [Stream, number][] {
  const isQuiet = on >= world.suspendedFrom - 18 && on <= world.suspendedTo
  return [
    ['standard', yearly.standard * (isQuiet ? 0.6 : 1)],
    ['fast-track', yearly.fastTrack * (isQuiet ? 1.1 : 1)],
    ['nursing-care', yearly.nursingCare * (isQuiet ? 0.8 : 1)],
  ]
}

function* monthsOf({ from, until }: World): Generator<Days> {
  for (let at = from; at < until; ) {
    const [year, month] = dayText(at).split('-').map(Number) as [number, number]
    const next = Date.UTC(year, month, 1) / 86_400_000
    yield { from: at, length: Math.min(next, until) - at }
    at = next
  }
}
