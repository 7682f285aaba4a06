import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const reablementWithin2Days: Standard = {
  id: 'reablement-within-2-days',
  title: 'Reablement started within two days',
  kept: 'reablement started within two days',
  tag: 'national standard',
  authority: 'NHS Long Term Plan; NHS Operational Planning and Contracting Guidance 2020/21',
  limit: 'reablement',
  rule: 'reablement',
  measure: null,
  notCounted: 'Reablement is not recorded here yet. No threshold was set for 2020/21.',
  target: null,
  inForce: { from: day('2020-01-30'), to: null },
  subject: 'community',
}
