/** A fact in the words of the timeline. One row a kind of fact that needs more than its title. */
import type { Fact } from '#facts'
import { parseDay } from '#kit'
import { isRoleId, roleOf } from '#platform'
import { dayInWords, type TimelineEntry } from '#web'
import { closingReasons } from '../acts/close-without-decision.ts'
import { outcomeTitles } from '../case.ts'
import { factTitles } from '../fact-titles.ts'
import { careFacts } from '../facts.ts'

const said = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const dayOf = (value: unknown): string => {
  const day = parseDay(said(value))
  return day ? dayInWords(day) : said(value)
}
const outcomeOf = (value: unknown): string =>
  outcomeTitles[said(value) as keyof typeof outcomeTitles] ?? said(value)
const sentences = (...parts: string[]): string => parts.filter(part => part !== '').join(' ')

const noticeTitles: Readonly<Record<string, string>> = {
  checklist: 'Checklist',
  'fast-track-tool': 'Fast Track Tool',
  'other-notification': 'Other notice that full consideration is required',
  'nursing-care': 'Request for funded nursing care',
}

const texts: Readonly<Record<string, (detail: Fact['detail']) => string>> = {
  [careFacts.referralReceived]: d =>
    sentences(
      `${noticeTitles[said(d.kind)] ?? 'Referral'}, signed ${dayOf(d.signedOn)} by ${said(d.signedBy)}.`,
      d.kind === 'checklist'
        ? `${d.fullConsideration ? 'Full consideration is required' : 'No full consideration'}: ${said(d.because)}.`
        : '',
      d.reasonsBelowThreshold ? `Reasons to proceed: ${said(d.reasonsBelowThreshold)}` : '',
    ),
  [careFacts.screened]: d =>
    sentences(`${said(d.because)}.`, d.reasons ? `Reasons to proceed: ${said(d.reasons)}` : ''),
  [careFacts.closedWithoutDecision]: d =>
    sentences(closingReasons[said(d.reason) as keyof typeof closingReasons] ?? '', said(d.note)),
  [careFacts.coordinatorNamed]: d => said(d.name),
  [careFacts.consentRecorded]: d =>
    sentences(`Authority: ${said(d.authority).replace('-', ' ')}.`, said(d.evidence)),
  [careFacts.evidenceAskedFor]: d => `${said(d.what)}, from ${said(d.from)}`,
  [careFacts.evidenceChased]: d => said(d.note),
  [careFacts.evidenceReceived]: d => said(d.note),
  [careFacts.delayRecorded]: d =>
    sentences(
      `Cause: ${said(d.cause).replace('-', ' ')}; ${d.justified ? 'justified' : 'not justified'}.`,
      said(d.justification),
    ),
  [careFacts.meetingBooked]: d => sentences(`For ${dayOf(d.bookedOn)}`, said(d.at), said(d.how)),
  [careFacts.meetingHeld]: d =>
    sentences(
      d.indication === 'clear'
        ? 'The levels clearly indicate eligibility.'
        : 'The levels leave it to judgement.',
      d.disagreement ? `Disagreement: ${said(d.disagreement)}` : '',
    ),
  [careFacts.recommended]: d =>
    sentences(`${outcomeOf(d.outcome)}.`, said(d.reasons), d.dissent ? `Dissent: ${said(d.dissent)}` : ''),
  [careFacts.councilConsulted]: d => said(d.from),
  [careFacts.councilViewRecorded]: d =>
    sentences(`The council ${said(d.view) === 'none' ? 'gives no view' : said(d.view)}.`, said(d.reasons)),
  [careFacts.returnedToTeam]: d => said(d.reasons),
  [careFacts.decisionVerified]: d =>
    sentences(
      `${outcomeOf(d.outcome)}.`,
      said(d.reasons),
      d.departure ? `Departs from the recommendation: ${said(d.departure)}` : '',
    ),
  [careFacts.decisionCommunicated]: d => `To ${said(d.letterTo)}`,
  [careFacts.packageStarted]: d =>
    `${said(d.provider)}, ${said(d.setting).replace('-', ' ')}, £${(Number(d.weeklyPence) / 100).toLocaleString('en-GB')} a week`,
  [careFacts.packageEnded]: d => said(d.reason).replaceAll('-', ' '),
  [careFacts.reviewBooked]: d => sentences(`For ${dayOf(d.bookedOn)}`, said(d.at), said(d.how)),
  [careFacts.reviewDone]: d => sentences(`What follows: ${said(d.outcome)}.`, said(d.note)),
  [careFacts.localResolutionRequested]: d => sentences(`By ${said(d.by)}.`, said(d.grounds)),
  [careFacts.localResolutionDecided]: d => sentences(`Outcome: ${said(d.result)}.`, said(d.reasons)),
  [careFacts.pastPeriodRequested]: d => `${dayOf(d.from)} to ${dayOf(d.until)}, by ${said(d.by)}`,
  [careFacts.pastPeriodDecided]: d => said(d.reasons),
  [careFacts.transferred]: d => sentences(`From ${said(d.from)} to ${said(d.commissioner)}.`, said(d.why)),
  [careFacts.noteAdded]: d => said(d.text),
  [careFacts.died]: d => said(d.source),
  [careFacts.toldUs]: d => said(d.text),
  'facts.withdrawn': d => said(d.why),
}

export function timelineEntry(
  fact: Fact,
  all: readonly Fact[],
  held: readonly Fact[],
  names: ReadonlyMap<string, string>,
): TimelineEntry {
  const by = all.find(other => other.withdraws === fact.id && held.includes(other))
  const role = isRoleId(fact.recordedRole) ? roleOf(fact.recordedRole).title : fact.recordedRole
  return {
    ...{ occurred: fact.occurredOn, recorded: fact.recordedAt, title: factTitles[fact.name] ?? fact.name },
    text: texts[fact.name]?.(fact.detail) || undefined,
    by: [names.get(fact.recordedBy), role.toLowerCase(), fact.recordedOrganisation]
      .filter(Boolean)
      .join(', '),
    ...(by ? { withdrawn: { why: said(by.detail.why) || 'corrected', at: by.recordedAt } } : {}),
  }
}
