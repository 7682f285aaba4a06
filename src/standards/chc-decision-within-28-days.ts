import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const chcDecisionWithin28Days: Standard = {
  id: 'chc-decision-within-28-days',
  title: 'Continuing care decided within 28 days',
  kept: 'continuing care decisions were made within 28 days',
  tag: 'national standard',
  authority: 'National Framework for NHS continuing healthcare and NHS-funded nursing care',
  limit: 'chc-decision',
  rule: 'chc-decision',
  measure: {
    id: 'chc-decision-within-28-days',
    definition: 1,
    title: 'Referrals concluded within 28 days',
    numerator:
      'referrals concluded in the quarter on or before the 28th day after the day of receipt, which is day 0',
    denominator:
      'referrals concluded in the quarter: decided, or closed without a decision; withdrawn records are left out',
    direction: 'higher-is-better',
    unit: 'percent',
    level: 'place',
    source:
      'DCB2117, table 7: concluded within 28 days ÷ concluded, closed ones in both (NHS Data Dictionary)',
    basis: 'counted',
    counting: 'completed-in-period',
    inForce: { from: day('2018-10-01'), to: null },
    disclosure: 'people-below-nation',
  },
  target: {
    moreThanPercent: 80,
    verified: false,
    source: 'Written answer UIN 21203 (12 November 2024): more than 80% of referrals that proceed',
  },
  inForce: { from: day('2018-10-01'), to: null },
  subject: 'individual-care',
}
