/** The pages of footprints, in the order in which addresses are tried. */
import type { Page } from '#web'
import { homePage } from './areas.ts'
import { boundariesPage } from './boundaries.ts'
import { countsPage } from './counts.ts'
import { directoryPage } from './directory.ts'
import { englandPage } from './england.ts'
import { nationalLevelsPage, systemLevelsPage } from './levels.ts'
import { nationalPlacePage, organisationPage } from './organisation.ts'
import { overlapPage } from './overlap.ts'
import { placePage } from './place.ts'
import { redrawPages } from './redraw/index.ts'
import { systemsPage } from './systems.ts'
import { yourAreaPage } from './your-area.ts'

export const footprintPages: readonly Page[] = [
  ...[
    homePage,
    englandPage,
    yourAreaPage,
    placePage,
    boundariesPage,
    overlapPage,
    nationalLevelsPage,
    systemLevelsPage,
  ],
  ...[systemsPage, directoryPage, countsPage, organisationPage, nationalPlacePage],
  ...redrawPages,
]
