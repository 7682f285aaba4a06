import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const chcReviewEvery12Months: Standard = {
  id: 'chc-review-every-12-months',
  title: 'Review of continuing care every twelve months',
  kept: 'yearly reviews of continuing care were done on time',
  tag: 'national standard',
  authority: 'National Framework for NHS continuing healthcare and NHS-funded nursing care',
  limit: 'chc-review-next',
  rule: 'chc-review-next',
  measure: {
    id: 'chc-review-every-12-months',
    definition: 1,
    title: 'Yearly reviews done on time',
    numerator: 'yearly reviews that fell due in the quarter and were done by their due day',
    denominator: 'yearly reviews that fell due in the quarter, twelve calendar months after the last review',
    direction: 'higher-is-better',
    unit: 'percent',
    level: 'place',
    source:
      'Our definition after the National Framework; NHS England’s own query counts 365 days and is never set beside it',
    basis: 'counted',
    counting: 'due-in-period',
    inForce: { from: day('2018-10-01'), to: null },
    disclosure: 'people-below-nation',
  },
  target: null,
  inForce: { from: day('2018-10-01'), to: null },
  subject: 'individual-care',
}
