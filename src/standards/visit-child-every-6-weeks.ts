import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const visitChildEvery6Weeks: Standard = {
  id: 'visit-child-every-6-weeks',
  title: 'Children placed out of area visited every six weeks',
  kept: 'visits to children placed out of area were made within six weeks',
  tag: 'national standard',
  authority: 'NHS Operational Planning and Contracting Guidance 2020/21, section 3.3',
  limit: 'visit-child',
  rule: 'visit-child',
  measure: null,
  notCounted: 'Visits are not recorded here yet. They would be published for the whole system and year only.',
  target: null,
  inForce: { from: day('2020-01-30'), to: null },
  subject: 'placements',
}
