/** What a relation is called on a page: the members of a body, and to whom it belongs. */
import type { Relation } from './organisation.ts'

export const relationWords: Readonly<
  Record<Relation, { readonly members: string; readonly member: string; readonly parent: string }>
> = {
  'commissioner-system': { members: 'Commissioners', member: 'commissioner', parent: 'System' },
  'system-region': { members: 'Systems', member: 'system', parent: 'NHS region' },
  'region-nation': { members: 'Regions', member: 'region', parent: 'Nation' },
  'trust-system': { members: 'NHS trusts', member: 'NHS trust', parent: 'System' },
  'practice-network': { members: 'GP practices of the network', member: 'GP practice', parent: 'Network' },
  'practice-commissioner': { members: 'GP practices', member: 'GP practice', parent: 'Commissioner' },
  'prescriber-commissioner': {
    members: 'Other prescribers',
    member: 'other prescriber',
    parent: 'Commissioner',
  },
  'network-commissioner': {
    members: 'Primary care networks',
    member: 'primary care network',
    parent: 'Commissioner',
  },
  'district-county': { members: 'District councils', member: 'district council', parent: 'County council' },
  'council-region': { members: 'Councils', member: 'council', parent: 'Region' },
}
