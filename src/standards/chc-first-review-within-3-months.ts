import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const chcFirstReviewWithin3Months: Standard = {
  id: 'chc-first-review-within-3-months',
  title: 'First review of continuing care within three months',
  kept: 'first reviews of continuing care were done within three months',
  tag: 'national standard',
  authority: 'National Framework for NHS continuing healthcare and NHS-funded nursing care',
  limit: 'chc-review-first',
  rule: 'chc-review-first',
  measure: {
    id: 'chc-first-review-within-3-months',
    definition: 1,
    title: 'First reviews done on time',
    numerator: 'first reviews that fell due in the quarter and were done by their due day',
    denominator: 'first reviews that fell due in the quarter, three calendar months after the decision',
    direction: 'higher-is-better',
    unit: 'percent',
    level: 'place',
    source:
      'Our definition after the National Framework; NHS England’s own query counts 92 days and is never set beside it',
    basis: 'counted',
    counting: 'due-in-period',
    inForce: { from: day('2018-10-01'), to: null },
    disclosure: 'people-below-nation',
  },
  target: null,
  inForce: { from: day('2018-10-01'), to: null },
  subject: 'individual-care',
}
