/** Addresses of the pages about redrawn lines. */
import { type Proposal, writeProposal } from '../../redraw/proposal.ts'

export const redrawPath = '/england/redraw'
export const sideBySidePath = `${redrawPath}/side-by-side`
export const keptPath = `${redrawPath}/kept`

/** The page of a proposal; `more` is what stands behind it in the address. */
export const redrawHref = (proposal: Proposal, more = ''): string =>
  `${redrawPath}?${writeProposal(proposal)}${more}`

/** Proposals beside one another. */
export const sideBySideHref = (proposals: readonly Proposal[]): string =>
  `${sideBySidePath}?${proposals.map(each => `proposal=${encodeURIComponent(writeProposal(each))}`).join('&')}`
