import type { Standard } from '#measures/definitions'

export const fastTrackPackageWithin48Hours: Standard = {
  id: 'fast-track-package-within-48-hours',
  title: 'Care in place 48 hours after a Fast Track Tool',
  kept: 'Fast Track packages of care started within 48 hours',
  tag: 'national standard',
  authority: 'Fast Track Pathway Tool guidance',
  limit: 'fast-track-package',
  rule: 'fast-track-package',
  measure: null,
  notCounted: 'Fast Track packages are not recorded here yet.',
  target: null,
  inForce: { from: null, to: null },
  subject: 'individual-care',
}
