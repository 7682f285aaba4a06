import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const scrutinyResponseWithin28Days: Standard = {
  id: 'scrutiny-response-within-28-days',
  title: 'Scrutiny recommendations answered within 28 days',
  kept: 'written responses to scrutiny committees came within 28 days',
  tag: 'law',
  authority: 'SI 2013/218, regulation 22',
  limit: 'reg22',
  rule: 'reg22',
  measure: null,
  notCounted: 'Recommendations of scrutiny committees are not recorded here yet.',
  target: null,
  inForce: { from: day('2013-04-01'), to: null },
  subject: 'questions',
}
