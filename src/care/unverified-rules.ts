/**
 * Rules that an act's page rests on and that were read in secondary sources only, or are general knowledge: the page
 * says so with [x]. Once a rule has been read at its source its line goes.
 */
import { assessmentDomains } from './assessment.ts'
import type { PathwayAct } from './pathways/index.ts'

const domainsUnverified = Object.values(assessmentDomains)
  .filter(domain => !domain.verified)
  .map(domain => domain.title.toLowerCase())

const decisionRule = 'The 28 days in which a decision is due, counted from day 0: read in a secondary source.'
const screeningRule =
  'The Checklist’s threshold and its four starred domains: read in a secondary source that cites a fact sheet of a charity.'

const byAct: Partial<Readonly<Record<PathwayAct, readonly string[]>>> = {
  screen: [
    screeningRule,
    'A Checklist below the threshold may proceed with reasons: general knowledge, not read at its source.',
  ],
  accept: [decisionRule],
  'record-consent': ['An advocate is offered to somebody who has nobody else: general knowledge.'],
  'record-delay': [decisionRule],
  'hold-meeting': [
    `The levels allowed in these domains: ${domainsUnverified.join('; ')}.`,
    'The four characteristics and that well-managed needs are still needs: read in a secondary source.',
  ],
  'verify-decision': [
    'Normally within two working days, departing only exceptionally and with written reasons: read in a secondary source.',
  ],
  'return-to-team': [
    'Verification is not a gate for money: read in practice guidance by way of a secondary source.',
  ],
  'consult-council': [
    'The council is consulted before the decision (Standing Rules, regulation 22): general knowledge.',
  ],
  'record-council-view': [
    'The council is consulted before the decision (Standing Rules, regulation 22): general knowledge.',
  ],
  'end-package': [
    'Funding after fast track never ends without a Decision Support Tool; when funded nursing care ends: general knowledge.',
  ],
  'complete-review': [
    'Every review of nursing care also asks about continuing healthcare: general knowledge.',
  ],
}

export const unverifiedRulesOf = (act: PathwayAct): readonly string[] => byAct[act] ?? []
/** Rules of sending a referral that are not verified. */
export const unverifiedInReferrals: readonly string[] = [screeningRule]
