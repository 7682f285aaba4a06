import { day } from '#kit'
import type { Standard } from '#measures/definitions'

export const psychosisTreatmentWithin2Weeks: Standard = {
  id: 'psychosis-treatment-within-2-weeks',
  title: 'First episode of psychosis treated within two weeks',
  kept: 'people with a first episode of psychosis began treatment within two weeks',
  tag: 'national standard',
  authority: 'NHS England, early intervention in psychosis; NHS Operational Planning Guidance 2020/21',
  limit: 'psychosis-treatment',
  rule: 'psychosis-treatment',
  measure: null,
  notCounted: 'Published nationally from the Mental Health Services Data Set; not imported here yet.',
  target: {
    atLeastPercent: 60,
    verified: false,
    source: '60% in 2020/21, ages 14 to 65, with care that NICE recommends (secondary source)',
  },
  inForce: { from: day('2020-04-01'), to: null },
  subject: 'mental-health',
}
