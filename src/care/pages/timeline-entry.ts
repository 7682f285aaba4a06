/** A fact in the words of the timeline. One row a kind of fact that needs more than its title. */
import type { Fact } from '#facts'
import { parseDay } from '#kit'
import { isRoleId, roleOf } from '#platform'
import { dayInWords, poundsInWords, type TimelineEntry } from '#web'
import { closingReasons } from '../acts/close-without-decision.ts'
import { outcomeTitles } from '../case.ts'
import { factTitles } from '../fact-titles.ts'
import { careFacts } from '../facts.ts'
import { chosen } from './chosen.ts'

const said = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const dayOf = (value: unknown): string => {
  const day = parseDay(said(value))
  return day ? dayInWords(day) : said(value)
}
const outcomeOf = (value: unknown): string =>
  outcomeTitles[said(value) as keyof typeof outcomeTitles] ?? said(value)
/** Each part a sentence of its own: with a capital letter, and an end. */
const sentences = (...parts: string[]): string =>
  parts
    .filter(part => part.trim() !== '')
    .map(part => part.trim())
    .map(part => part[0]!.toUpperCase() + part.slice(1) + (/[.?!…]$/.test(part) ? '' : '.'))
    .join(' ')
/** What a source said, and by name what it did not say: nothing is made up for it. */
function statedOf(parts: Readonly<Record<string, string>>): string {
  const missing = Object.entries(parts).flatMap(([name, text]) => (text === '' ? [name] : []))
  const told = Object.values(parts).filter(text => text !== '')
  return sentences(told.join(', '), missing.length === 0 ? '' : `Not stated: ${missing.join(', ')}`)
}
const priceOf = ({ weeklyPence }: Fact['detail']): string =>
  typeof weeklyPence === 'number' ? `${poundsInWords(weeklyPence)} a week` : ''
const indications: Readonly<Record<string, string>> = {
  clear: 'The levels clearly indicate eligibility.',
  judgement: 'The levels leave it to judgement.',
}
const noticeTitles: Readonly<Record<string, string>> = {
  checklist: 'Checklist',
  'fast-track-tool': 'Fast Track Tool',
  'other-notification': 'Other notice that full consideration is required',
  'nursing-care': 'Request for funded nursing care',
}

const booked = (d: Fact['detail']): string =>
  `For ${[dayOf(d.bookedOn), said(d.at), said(d.how)].filter(Boolean).join(', ')}`

const texts: Readonly<Record<string, (detail: Fact['detail']) => string>> = {
  [careFacts.referralReceived]: d =>
    sentences(
      [
        noticeTitles[said(d.kind)] ?? 'Kind of notice not stated',
        ...(d.signedOn ? [`signed ${dayOf(d.signedOn)}${d.signedBy ? ` by ${said(d.signedBy)}` : ''}`] : []),
      ].join(', '),
      d.kind === 'checklist'
        ? `${d.fullConsideration ? 'Full consideration is required' : 'No full consideration'}: ${said(d.because)}.`
        : '',
      d.reasonsBelowThreshold ? `Reasons to proceed: ${said(d.reasonsBelowThreshold)}` : '',
    ),
  [careFacts.screened]: d =>
    sentences(said(d.because), d.reasons ? `Reasons to proceed: ${said(d.reasons)}` : ''),
  [careFacts.closedWithoutDecision]: d =>
    sentences(closingReasons[said(d.reason) as keyof typeof closingReasons] ?? '', said(d.note)),
  [careFacts.coordinatorNamed]: d => said(d.name),
  [careFacts.consentRecorded]: d =>
    sentences(
      chosen('record-consent', 'authority', d.authority),
      said(d.evidence),
      d.advocate ? `Advocate: ${chosen('record-consent', 'advocate', d.advocate).toLowerCase()}` : '',
    ),
  [careFacts.evidenceAskedFor]: d => `${said(d.what)}, from ${said(d.from)}`,
  [careFacts.evidenceChased]: d => said(d.note),
  [careFacts.evidenceReceived]: d => said(d.note),
  [careFacts.delayRecorded]: d =>
    sentences(
      chosen('record-delay', 'cause', d.cause),
      d.justified === undefined
        ? 'Not stated: whether it was justified'
        : d.justified
          ? 'Justified'
          : 'Not justified',
      said(d.justification),
    ),
  [careFacts.meetingBooked]: booked,
  [careFacts.meetingHeld]: d =>
    sentences(
      indications[said(d.indication)] ?? 'The levels are not stated.',
      d.setting ? '' : 'Not stated: where the person was',
      d.disagreement ? `Disagreement: ${said(d.disagreement)}` : '',
    ),
  [careFacts.recommended]: d =>
    sentences(`${outcomeOf(d.outcome)}.`, said(d.reasons), d.dissent ? `Dissent: ${said(d.dissent)}` : ''),
  [careFacts.councilConsulted]: d => said(d.from),
  [careFacts.councilViewRecorded]: d =>
    sentences(chosen('record-council-view', 'view', d.view).replace('It ', 'The council '), said(d.reasons)),
  [careFacts.returnedToTeam]: d => said(d.reasons),
  [careFacts.decisionVerified]: d =>
    sentences(
      `${outcomeOf(d.outcome)}.`,
      said(d.reasons),
      d.departure ? `Departs from the recommendation: ${said(d.departure)}` : '',
    ),
  [careFacts.decisionCommunicated]: d => (d.letterTo ? `To ${said(d.letterTo)}` : 'Not stated: to whom'),
  [careFacts.packageStarted]: d =>
    statedOf({
      provider: said(d.provider),
      where: chosen('start-package', 'setting', d.setting).toLowerCase(),
      price: priceOf(d),
    }),
  [careFacts.packageEnded]: d => statedOf({ why: chosen('end-package', 'reason', d.reason) }),
  [careFacts.reviewBooked]: booked,
  [careFacts.reviewDone]: d =>
    sentences(
      chosen('complete-review', 'kind', d.kind) || 'Not stated: which kind',
      chosen('complete-review', 'outcome', d.outcome) || 'Not stated: what follows',
      said(d.note),
    ),
  [careFacts.localResolutionRequested]: d =>
    sentences(d.by ? `By ${said(d.by)}` : 'Not stated: by whom', said(d.grounds)),
  [careFacts.localResolutionDecided]: d =>
    sentences(chosen('decide-local-resolution', 'result', d.result), said(d.reasons)),
  [careFacts.pastPeriodRequested]: d =>
    statedOf({
      'which period': d.from && d.until ? `${dayOf(d.from)} to ${dayOf(d.until)}` : '',
      'by whom': d.by ? `by ${said(d.by)}` : '',
    }),
  [careFacts.pastPeriodDecided]: d =>
    sentences(chosen('decide-past-period', 'result', d.result), said(d.reasons)),
  [careFacts.transferred]: d =>
    sentences(`${d.from ? `From ${said(d.from)} to` : 'To'} ${said(d.commissioner)}`, said(d.why)),
  [careFacts.noteAdded]: d => said(d.text),
  [careFacts.died]: d => said(d.source) || 'Not stated: how it is known',
  [careFacts.representativeInvited]: d =>
    sentences([said(d.name), said(d.relationship)].filter(Boolean).join(', '), said(d.checked)),
  [careFacts.toldUs]: d => sentences(said(d.about), said(d.text)),
  'facts.withdrawn': d => said(d.why),
}

/** What the words of one entry rest on: all entries, those that hold, and names by id and by national code. */
export type Around = {
  readonly all: readonly Fact[]
  readonly held: readonly Fact[]
  readonly names: ReadonlyMap<string, string>
  readonly organisations: ReadonlyMap<string, string>
}

export function timelineEntry(fact: Fact, { all, held, names, organisations }: Around): TimelineEntry {
  const by = all.find(other => other.withdraws === fact.id && held.includes(other))
  const role = isRoleId(fact.recordedRole) ? roleOf(fact.recordedRole).title : fact.recordedRole
  const code = fact.recordedOrganisation ?? ''
  return {
    ...{ occurred: fact.occurredOn, recorded: fact.recordedAt, title: factTitles[fact.name] ?? fact.name },
    text: texts[fact.name]?.(fact.detail) || undefined,
    by: [names.get(fact.recordedBy), role.toLowerCase(), organisations.get(code) ?? code]
      .filter(Boolean)
      .join(', '),
    ...(by ? { withdrawn: { why: said(by.detail.why) || 'corrected', at: by.recordedAt } } : {}),
  }
}
