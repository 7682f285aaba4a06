/** What a fact must say to be read later: the cells of its detail that the case, its clocks or the return depend on. */
import type { Detail } from '#facts'
import { parseDay } from '#kit'
import { closingReasons } from '../acts/close-without-decision.ts'
import { outcomeTitles } from '../case.ts'
import { careFacts } from '../facts.ts'

type Check = (value: unknown) => boolean
type Needs = Readonly<Record<string, { readonly is: Check; readonly inWords: string }>>

const text = { is: (value: unknown) => typeof value === 'string' && value.trim() !== '', inWords: 'a text' }
const dayNeeded = {
  is: (value: unknown) => typeof value === 'string' && parseDay(value) !== undefined,
  inWords: 'a day written YYYY-MM-DD',
}
const oneOf = (names: readonly string[]) => ({
  is: (value: unknown) => typeof value === 'string' && names.includes(value),
  inWords: `one of: ${names.join(', ')}`,
})
/** Nothing depends on it: a source that does not say it need not. */
const ifStated = ({ is, inWords }: Needs[string]): Needs[string] => ({
  is: value => value === undefined || is(value),
  inWords: `${inWords}; or nothing`,
})
const outcome = oneOf(Object.keys(outcomeTitles))

const needs: Readonly<Record<string, Needs>> = {
  [careFacts.referralReceived]: {
    kind: ifStated(oneOf(['checklist', 'fast-track-tool', 'other-notification', 'nursing-care'])),
  },
  [careFacts.closedWithoutDecision]: { reason: oneOf(Object.keys(closingReasons)) },
  [careFacts.coordinatorNamed]: { coordinator: text, name: text },
  [careFacts.evidenceAskedFor]: { what: text, from: text },
  [careFacts.councilConsulted]: { from: text },
  [careFacts.meetingBooked]: { bookedOn: dayNeeded },
  [careFacts.meetingHeld]: { setting: ifStated(oneOf(['community', 'acute', 'other'])) },
  [careFacts.recommended]: { outcome },
  [careFacts.decisionVerified]: { outcome },
  [careFacts.reviewBooked]: { bookedOn: dayNeeded },
  [careFacts.reviewDone]: { kind: ifStated(oneOf(['01', '02', '03'])) },
  [careFacts.localResolutionDecided]: { result: oneOf(['upheld', 'eligible', 'part', 'withdrawn']) },
  [careFacts.pastPeriodDecided]: { result: oneOf(['01', '02', '03', '04']) },
}

/** Is this a meaning that a cell of a fact's detail must have? */
export const isMeantBy = (name: string, cell: string, value: string): boolean =>
  needs[name]?.[cell]?.is(value) ?? false

/** Facts that answer an earlier entry of the same case: `about` names it. */
export const answering: readonly string[] = [
  careFacts.evidenceChased,
  careFacts.evidenceReceived,
  careFacts.councilViewRecorded,
]

/** What is missing or wrong in the detail of a fact, in words; undefined where nothing is. */
export function wrongDetail(name: string, detail: Detail): string | undefined {
  for (const [cell, { is, inWords }] of Object.entries(needs[name] ?? {}))
    if (!is(detail[cell])) return `detail of ${name} needs “${cell}”: ${inWords}`
  return undefined
}
