/** What one promise says, and why. */
import type { Standard } from '#measures/definitions'
import { limitOfStandard } from '#standards/definitions'
import type { ControlChart, Outcome } from '#statistics'
import { dayInWords, instantInWords } from '#web'
import type { Edition, EditionHead } from './edition.ts'
import { targetInWords } from './in-words.ts'
import { promiseChart } from './promise-chart.ts'
import { type PromiseRow, type PromisesModel, promisesModel } from './promises-model.ts'

export type PromiseModel = {
  readonly row: PromiseRow
  readonly kept: string
  readonly authority: string
  readonly law: string
  readonly starts: string
  readonly stops: string
  readonly pauses: string
  readonly inForce: string
  readonly target: string | null
  readonly measure: {
    readonly numerator: string
    readonly denominator: string
    readonly source: string
  } | null
  readonly editions: readonly { readonly text: string; readonly href: string }[]
  readonly marks: PromisesModel['marks']
  /** Quarter by quarter; null where too few were published. */
  readonly chart: Outcome<ControlChart> | null
}

export function promiseModel(
  address: string,
  standard: Standard,
  edition: Edition | undefined,
  editions: readonly EditionHead[],
): PromiseModel {
  const limit = limitOfStandard(standard)
  const { rows, marks } = promisesModel(address, [standard], edition ? [edition] : [])
  const row = rows[0]!
  const words = targetInWords(standard)
  return {
    ...{ row, marks, kept: standard.kept, authority: standard.authority, law: limit.law },
    ...{ starts: limit.starts, stops: limit.stops, pauses: limit.pauses ?? 'never' },
    inForce: inForceInWords(standard),
    target:
      standard.target && words
        ? `${words}: ${standard.target.source}${standard.target.verified ? '' : ' [x] not verified'}`
        : null,
    measure: standard.measure,
    chart: promiseChart(standard, edition),
    editions: row.latest
      ? editions.map(head => ({
          text: `Edition ${head.number}, frozen ${instantInWords(head.created)}: ${head.why}`,
          href: `${address}/${standard.subject}?edition=${head.number}`,
        }))
      : [],
  }
}

function inForceInWords({ inForce: { from, to } }: Standard): string {
  if (from === null) return to === null ? 'no dates recorded' : `until ${dayInWords(to)}`
  return to === null ? `since ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`
}
