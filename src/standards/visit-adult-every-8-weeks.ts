import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const visitAdultEvery8Weeks: Standard = {
  id: 'visit-adult-every-8-weeks',
  title: 'Adults placed out of area visited every eight weeks',
  kept: 'visits to adults placed out of area were made within eight weeks',
  tag: 'national standard',
  authority: 'NHS Operational Planning and Contracting Guidance 2020/21, section 3.3',
  limit: 'visit-adult',
  rule: 'visit-adult',
  measure: null,
  notCounted: 'Visits are not recorded here yet. They would be published for the whole system and year only.',
  target: null,
  inForce: { from: day('2020-01-30'), to: null },
  subject: 'placements',
}
