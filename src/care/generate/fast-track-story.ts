/** A Fast Track Tool: accepted at once, care within two days as a rule, and most often a death within weeks. */
import { careFacts } from '../facts.ts'
import { type Ended, tellPackage } from './package-and-reviews.ts'
import { oneOf, type Teller, wait } from './world.ts'
import { dayText, type WrittenHistory } from './written-history.ts'

export type FastTrackEnd = { readonly closedOn: number } | Ended

const minutesPerDay = 1_440

export type FastTrackPlan = {
  readonly received: number
  /** Evenly spread over (0, 1): how long somebody lives with it. */
  readonly lasting: number
  /** A standard decision takes over on this many days after the tool, if somebody lives that long. */
  readonly reviewedAfter?: number
}

/** Days that care is needed: weeks for most, a year and more for a few. */
export const fastTrackStay = (lasting: number): number =>
  lasting < 0.84
    ? 2 + Math.round(-26 * Math.log(1 - lasting / 0.84))
    : 60 + Math.round(-330 * Math.log((1 - lasting) / 0.16))

export function tellFastTrack(teller: Teller, history: WrittenHistory, plan: FastTrackPlan): FastTrackEnd {
  const { chance } = teller
  const { received } = plan
  const minute = 510 + Math.floor(chance.uniform() * 480)
  history.add({
    ...{ fact: careFacts.referralReceived, on: received, minute },
    detail: {
      ...{ kind: 'fast-track-tool', signer: chance.uniform() < 0.7 ? 'nurse' : 'doctor' },
      ...{ because: 'a completed Fast Track Tool is itself sufficient', signedOn: dayText(received) },
    },
  })
  if (chance.uniform() < 0.06) {
    const reason = oneOf(chance, [
      ['04', 6],
      ['05', 3],
      ['98', 1],
    ] as const)
    history.add({ fact: careFacts.closedWithoutDecision, on: received + 1, detail: { reason } })
    return { closedOn: received + 1 }
  }
  const accepted = received + (chance.uniform() < 0.8 ? 0 : 1)
  history.add({
    fact: careFacts.accepted,
    on: accepted,
    ...(accepted === received ? { minute: minute + 30 } : {}),
  })
  return tellCare(teller, history, plan, { accepted, receivedAt: received * minutesPerDay + minute })
}

type Accepted = { readonly accepted: number; readonly receivedAt: number }

function tellCare(
  { chance, ...teller }: Teller,
  history: WrittenHistory,
  { received, lasting, reviewedAfter }: FastTrackPlan,
  { accepted, receivedAt }: Accepted,
): Ended {
  const stay = fastTrackStay(lasting)
  const hours = chance.uniform() < 0.74 ? 6 + chance.uniform() * 41 : 49 + wait(chance, 40, 0.7)
  const startsAt = receivedAt + Math.floor(hours * 60)
  const starts = Math.max(accepted, Math.floor(startsAt / minutesPerDay))
  const ends = accepted + stay
  if (starts < ends)
    history.add({
      ...{ fact: careFacts.packageStarted, on: starts, minute: Math.min(startsAt % minutesPerDay, 1_370) },
      detail: { provider: 'Weaver Care (invented)', setting: oneOf(chance, places), weeklyPence: 110_000 },
    })
  return tellPackage({ ...teller, chance }, history, {
    ...{ decidedOn: accepted, outcome: 'eligible', stay, isStarted: true },
    ...(reviewedAfter !== undefined && stay > reviewedAfter ? { takenOverOn: received + reviewedAfter } : {}),
  })
}

const places = [
  ['home', 55],
  ['nursing-home', 30],
  ['hospice', 15],
] as const
