import { Chart, drawControlChart } from '../../src/web/charts/index.ts'
import { renderPage } from '../../src/web/layout/index.ts'
import { decisionsInTime, longWaits, neitherWay, tooShort } from './chart-models.ts'
import { publicFrame } from './frame.ts'

const asAt = 'as at 10 March 2021'

/** Every chart once, with what is missing, what changed, and what cannot be drawn. All figures are invented. */
export const chartsPage = (): string =>
  renderPage({
    ...publicFrame,
    title: 'Charts',
    main: (
      <>
        <h1>Charts [invented]</h1>
        <Chart
          id="decisions"
          of={drawControlChart(decisionsInTime)}
          asAt={asAt}
          source="Invented for the demonstration."
          csvHref="/decisions.csv"
          svgHref="/decisions.svg"
          howHref="/figures/decisions"
        />
        <Chart id="waits" of={drawControlChart(longWaits)} asAt={asAt} csvHref="/waits.csv" />
        <Chart id="neutral" of={drawControlChart(neitherWay)} asAt={asAt} />
        <Chart id="short" of={drawControlChart(tooShort)} asAt={asAt} />
      </>
    ),
  })
