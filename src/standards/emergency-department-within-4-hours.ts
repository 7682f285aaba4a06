import type { Standard } from '#measures/definitions'

export const emergencyDepartmentWithin4Hours: Standard = {
  id: 'emergency-department-within-4-hours',
  title: 'Accident and emergency within four hours',
  kept: 'people were admitted, transferred or discharged within four hours of arrival',
  tag: 'national standard',
  authority: 'Handbook to the NHS Constitution for England',
  limit: 'emergency-department',
  rule: 'emergency-department',
  measure: null,
  notCounted: 'Published nationally by trust every month; not imported here yet.',
  target: {
    atLeastPercent: 95,
    verified: false,
    source: 'Nuffield Trust, A&E waiting times (secondary source)',
  },
  inForce: { from: null, to: null },
  subject: 'urgent-care',
}
