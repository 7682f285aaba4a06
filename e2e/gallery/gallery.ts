import { renderPreparationPage } from '../../src/web/layout/index.ts'
import { chartsPage } from './charts-page.tsx'
import { formPage } from './form-page.tsx'
import { layoutA } from './layout-a.tsx'
import { partsPage } from './parts-page.tsx'

/** Every page of the gallery by its address. */
export const gallery: Readonly<Record<string, () => string>> = {
  '/layout-a': layoutA,
  '/parts': partsPage,
  '/form': formPage,
  '/charts': chartsPage,
  '/being-made-ready': () =>
    renderPreparationPage({
      checkHref: '/being-made-ready',
      isDemonstration: true,
      steps: [
        { text: 'Start the database', state: 'done' },
        { text: 'Load organisations and places', state: 'now' },
        { text: 'Load the demonstration', state: 'to come' },
      ],
    }),
}
