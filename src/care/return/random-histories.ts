/** Invented histories for tests: corrected, back-dated, transferred, cut short; much on the same few days. */
import type { Fact } from '#facts'
import { addDays, type Day, day, type Instant } from '#kit'
import type { ToldCase } from './naive-return.ts'

/** A number from 0 to just below 1, the same series for the same seed. */
export function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Nothing, a few days, and the days on both sides of the limits of the return. */
const gaps = [0, 0, 0, 0, 0, 0, 1, 5, 10, 14, 20, 28, 29, 42]

type Happened = {
  name: string
  on: Day
  detail?: Record<string, unknown>
  takesBack?: Happened
  recordedAt?: string
}

export const commissioners = ['00Q', '01A', '02M'] as const

export function randomCases(seed: number, count: number): ToldCase[] {
  const chance = chances(seed)
  const pick = <T>(options: readonly T[]): T => options[Math.floor(chance() * options.length)]!
  const happens = (share: number): boolean => chance() < share
  let nextId = 1
  const cases: ToldCase[] = []
  for (let n = 0; n < count; n += 1) {
    const twin = happens(0.12) ? cases.at(-1) : undefined
    const subject = `case-${n}`
    const facts = number(recorded(history()), subject)
    cases.push({
      person: twin?.person ?? `person-${n}`,
      bornOn:
        twin?.bornOn ??
        (happens(0.06) ? addDays(day('2001-04-01'), 30 * Math.floor(chance() * 24)) : day('1938-05-01')),
      facts,
    })
  }
  return cases

  function history(): Happened[] {
    const pathway = pick(['standard', 'standard', 'standard', 'fast-track', 'nursing-care'])
    let on = addDays(day('2019-01-01'), 5 * Math.floor(chance() * 100))
    const later = () => (on = addDays(on, pick(gaps)))
    const steps: Happened[] = []
    const add = (name: string, detail: Record<string, unknown> = {}) =>
      steps.push({ name: `care.${name}`, on, detail })
    add('referral-received', {
      pathway,
      commissioner: pick(commissioners),
      fullConsideration: pathway === 'standard' && happens(0.7),
    })
    const rest: (() => void)[] = [
      () => happens(0.5) && add('screened', { fullConsideration: happens(0.7) }),
      () => happens(0.15) && add('closed-without-decision', { reason: '05' }),
      () => happens(0.8) && add('accepted', pathway === 'fast-track' ? { outcome: 'eligible' } : {}),
      () =>
        happens(0.7) && add('meeting-held', { setting: pick(['acute', 'community', 'other', undefined]) }),
      () => happens(0.15) && add('meeting-held', { setting: 'acute' }),
      () => happens(0.12) && add('died'),
      () => happens(0.05) && add('package-ended'),
      () => happens(0.15) && add('transferred', { commissioner: pick(commissioners) }),
      () => happens(0.75) && add('decision-verified', { outcome: pick(outcomes[pathway]!) }),
      () => happens(0.1) && add('closed-without-decision', { reason: '04' }),
      () => happens(0.1) && add('transferred', { commissioner: pick(commissioners) }),
      () => happens(0.2) && add('local-resolution-requested'),
      () => happens(0.2) && add('past-period-requested'),
      () => happens(0.3) && add('package-ended'),
      () => happens(0.12) && add('transferred', { commissioner: pick(commissioners) }),
      () =>
        happens(0.2) &&
        add('local-resolution-decided', { result: pick(['eligible', 'eligible', 'upheld', 'part']) }),
      () => happens(0.15) && add('past-period-decided', { result: pick(['01', '02', '03', '04']) }),
      () => happens(0.15) && add('died'),
      () => happens(0.1) && add('local-resolution-requested'),
    ]
    for (const step of rest) {
      later()
      step()
    }
    return steps
  }

  /** When we were told: mostly on the day, sometimes weeks later; some entries are taken back, and some of those too. */
  function recorded(steps: readonly Happened[]): Happened[] {
    const told = steps.map(step => tell(step, step.on))
    for (const step of [...told].slice(happens(0.1) ? 0 : 1)) {
      if (!happens(0.12)) continue
      const correction = happens(0.5)
        ? { ...step, on: addDays(step.on, 5) }
        : { name: 'facts.withdrawn', on: step.on, detail: {} }
      const back = tell({ ...correction, takesBack: step }, step.recordedAt!.slice(0, 10) as Day)
      told.push(back)
      if (happens(0.4))
        told.push(
          tell(
            { name: 'facts.withdrawn', on: back.on, detail: {}, takesBack: back },
            back.recordedAt!.slice(0, 10) as Day,
          ),
        )
    }
    return told.sort((a, b) => (a.recordedAt! < b.recordedAt! ? -1 : a.recordedAt! > b.recordedAt! ? 1 : 0))
  }

  function tell(step: Happened, notBefore: Day): Happened {
    const base = step.takesBack ? addDays(notBefore, 1) : notBefore
    const delay = happens(0.3) ? 5 * Math.floor(chance() * 20) : 0
    return { ...step, recordedAt: `${addDays(base, delay)}T10:00:00.000Z` }
  }

  function number(told: readonly Happened[], subject: string): Fact[] {
    const ids = new Map(told.map(step => [step, nextId++]))
    const idOf = (step: Happened | undefined) => (step ? (ids.get(step) ?? null) : null)
    return told.map(step => ({
      ...{ id: ids.get(step)!, subject, name: step.name, occurredOn: step.on, occurredAt: null },
      ...{ recordedAt: step.recordedAt as Instant, recordedBy: 'test', recordedRole: 'nurse-assessor' },
      ...{ recordedOrganisation: null, withdraws: idOf(step.takesBack), detail: step.detail ?? {} },
    }))
  }
}

const outcomes: Readonly<Record<string, readonly string[]>> = {
  standard: ['eligible', 'eligible', 'nursing-care', 'joint-package', 'not-eligible'],
  'fast-track': ['eligible'],
  'nursing-care': ['nursing-care', 'not-eligible'],
}
