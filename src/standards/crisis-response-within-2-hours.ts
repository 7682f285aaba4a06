import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const crisisResponseWithin2Hours: Standard = {
  id: 'crisis-response-within-2-hours',
  title: 'A crisis at home answered within two hours',
  kept: 'urgent community responses reached people within two hours',
  tag: 'national standard',
  authority: 'NHS Long Term Plan; NHS Operational Planning and Contracting Guidance 2020/21',
  limit: 'crisis-response',
  rule: 'crisis-response',
  measure: null,
  notCounted: 'Crisis responses are not recorded here yet. No threshold was set for 2020/21.',
  target: null,
  inForce: { from: day('2020-01-30'), to: null },
  subject: 'community',
}
