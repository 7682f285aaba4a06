/** Pages on which lines are drawn differently. */
import type { Page } from '#web'
import { keptProposalsPage } from './kept-proposals.ts'
import { redrawPage } from './redraw.ts'
import { sideBySidePage } from './side-by-side.ts'
import { weightsPage } from './weights.ts'

export const redrawPages: readonly Page[] = [redrawPage, sideBySidePage, keptProposalsPage, weightsPage]
