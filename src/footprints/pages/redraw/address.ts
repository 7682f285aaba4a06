/** Addresses of the pages about redrawn lines; the threshold by which councils are divided goes with them. */
import { type Proposal, writeProposal } from '../../redraw/proposal.ts'

export const redrawPath = '/england/redraw'
export const sideBySidePath = `${redrawPath}/side-by-side`
export const keptPath = `${redrawPath}/kept`

/** Who weighs how much in a system; `weightsHref` of the other pages leads there. */
export const weightsPath = (system: string): string => `/england/weights/${system}`

/** Any part counts unless an address says otherwise. */
const shareIn = (share: number): string => (share === 0 ? '' : `&share=${share}`)

/** The page of a proposal, counted from `share` on; `more` is what stands behind it in the address. */
export const redrawHref = (proposal: Proposal, share: number, more = ''): string =>
  `${redrawPath}?${writeProposal(proposal)}${shareIn(share)}${more}`

/** Proposals beside one another, all counted alike. */
export const sideBySideHref = (proposals: readonly Proposal[], share: number): string =>
  `${sideBySidePath}?${proposals.map(each => `proposal=${encodeURIComponent(writeProposal(each))}`).join('&')}${shareIn(share)}`
