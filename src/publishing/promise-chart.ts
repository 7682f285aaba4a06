/** How a promise was kept, quarter by quarter, as a control chart of what was published. */
import { quarterSpan } from '#kit'
import type { Standard } from '#measures/definitions'
import { type ControlChart, controlChart, type Outcome } from '#statistics'
import type { Edition, EditionCell } from './edition.ts'

/** Fewer quarters than this are a table, not a chart: the limits would say nothing. */
const fewestQuarters = 4

/** Null where too few quarters were published to draw. Suppressed quarters are gaps. */
export function promiseChart(standard: Standard, edition: Edition | undefined): Outcome<ControlChart> | null {
  const cells = (edition?.cells ?? [])
    .filter(cell => cell.standard === standard.id && cell.level === 'system')
    .sort((a, b) => (a.period < b.period ? -1 : 1))
  const values = cells.map(percentOf)
  if (values.filter(value => value !== null).length < fewestQuarters) return null
  return controlChart(
    { dates: cells.map(cell => quarterSpan(cell.period).to), values },
    {
      improvement: standard.measure?.direction === 'lower-is-better' ? 'decrease' : 'increase',
      target: targetOf(standard),
    },
  )
}

const percentOf = ({ share }: EditionCell): number | null =>
  share === null || typeof share === 'string' ? null : share.percent

function targetOf({ target }: Standard): number | null {
  if (!target) return null
  if ('moreThanPercent' in target) return target.moreThanPercent
  return 'atLeastPercent' in target ? target.atLeastPercent : null
}
