/** The pages of the organisations of England, in the order in which addresses are tried. */
import type { Page } from '#web'
import { countsPage } from './counts.ts'
import { directoryPage } from './directory.ts'
import { nationalPlacePage, organisationPage } from './organisation.ts'

export const organisationPages: readonly Page[] = [
  ...[directoryPage, countsPage, organisationPage, nationalPlacePage],
]
