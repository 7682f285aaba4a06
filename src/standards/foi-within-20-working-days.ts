import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const foiWithin20WorkingDays: Standard = {
  id: 'foi-within-20-working-days',
  title: 'Freedom of information requests answered within 20 working days',
  kept: 'freedom of information requests were answered within 20 working days',
  tag: 'law',
  authority: 'Freedom of Information Act 2000, section 10',
  limit: 'foi',
  rule: 'foi',
  measure: null,
  notCounted: 'Requests are not recorded here yet.',
  target: null,
  inForce: { from: day('2005-01-01'), to: null },
  subject: 'questions',
}
