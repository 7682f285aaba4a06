import { ChartShelf } from '../../src/web/charts/files/shelf.ts'
import {
  AssuranceMark,
  Chart,
  drawAgeBands,
  drawBridge,
  drawControlChart,
  drawFunnel,
  drawMap,
  drawSmallMultiples,
  drawTrajectory,
  VariationMark,
} from '../../src/web/charts/index.ts'
import { renderPage } from '../../src/web/layout/index.ts'
import { decisionsInTime, longWaits, neitherWay, tooShort } from './chart-models.ts'
import {
  answersInFull,
  backlog,
  brokenBridge,
  budgetBridge,
  casesByAge,
  nationMap,
  overdueMap,
  placesAlike,
  plansCompared,
  toTheForecast,
} from './chart-models-more.ts'
import { publicFrame } from './frame.ts'

const variationIcons = [
  'common-cause',
  'improvement-high',
  'improvement-low',
  'concern-high',
  'concern-low',
  'neutral-high',
  'neutral-low',
] as const
const assurances = ['pass', 'fail', 'inconsistent'] as const

const asAt = 'as at 10 March 2021'

/** Every chart once, with what is missing, what changed, and what cannot be drawn. All figures are invented. */
export const chartsPage = (): string =>
  renderPage({
    ...publicFrame,
    title: 'Charts',
    main: (
      <ChartShelf.Provider value={{ address: '/charts', charts: new Map() }}>
        <h1>Charts [invented]</h1>
        <Chart
          id="decisions"
          of={drawControlChart(decisionsInTime)}
          asAt={asAt}
          source="Invented for the demonstration."
          howHref="/figures/decisions"
        />
        <Chart id="waits" of={drawControlChart(longWaits)} asAt={asAt} />
        <Chart id="neutral" of={drawControlChart(neitherWay)} asAt={asAt} />
        <p>
          {variationIcons.map(icon => (
            <VariationMark icon={icon} />
          ))}
          {assurances.map(assurance => (
            <AssuranceMark assurance={assurance} />
          ))}
        </p>
        <Chart id="funnel" of={drawFunnel(answersInFull)} asAt={asAt} />
        <Chart id="bridge" of={drawBridge(toTheForecast)} asAt={asAt} />
        <Chart id="budget" of={drawBridge(budgetBridge)} asAt={asAt} />
        <Chart id="backlog" of={drawTrajectory(backlog)} asAt={asAt} />
        <Chart id="plans" of={drawTrajectory(plansCompared)} asAt={asAt} />
        <Chart id="ages" of={drawAgeBands(casesByAge)} asAt={asAt} />
        <Chart id="places" of={drawSmallMultiples(placesAlike)} asAt={asAt} />
        <Chart id="map" of={drawMap(overdueMap)} asAt={asAt} />
        <Chart id="nation" of={drawMap(nationMap)} asAt={asAt} />
        <Chart id="broken" of={drawBridge(brokenBridge)} asAt={asAt} />
        <Chart id="short" of={drawControlChart(tooShort)} asAt={asAt} />
      </ChartShelf.Provider>
    ),
  })
