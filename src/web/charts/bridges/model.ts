import { done, type Result, refuse } from '#kit'
import { exactSum, refuseUndrawable } from '../numbers.ts'

/** A change, or a total on the way that must be right as well. */
export type BridgeStep =
  | { readonly label: string; readonly change: number | null }
  | { readonly label: string; readonly total: number | null }

export interface BridgeModel {
  /** "Forecast outturn, £m" */
  readonly measure: string
  readonly place: string
  readonly start: { readonly label: string; readonly value: number | null }
  readonly steps: readonly BridgeStep[]
  readonly end: { readonly label: string; readonly value: number | null }
  readonly better?: 'higher' | 'lower' | undefined
  readonly write?: ((value: number) => string) | undefined
  readonly finding?: string | undefined
}

/** A row of the picture: where it begins and ends on the scale. */
export interface BridgeRow {
  readonly label: string
  readonly kind: 'total' | 'change'
  readonly from: number
  readonly to: number
  readonly change: number
}

/**
 * The rows of a bridge, if start and steps give the end exactly, as they are written. Refuses (`invalid`): a value that
 * is missing, a total that is not what was added up so far; the message says by how much.
 */
export function bridgeRows(model: BridgeModel, write: (value: number) => string): Result<BridgeRow[]> {
  const given = [model.start.value, ...model.steps.map(stepValue), model.end.value]
  const wrong = refuseUndrawable(given, 'value')
  if (wrong) return wrong
  const missing = given.indexOf(null)
  if (missing >= 0) {
    const label = [model.start.label, ...model.steps.map(step => step.label), model.end.label][missing]
    return refuse('invalid', `No chart: ${label} has no value, so the steps cannot add up`, {
      field: 'value',
      row: missing + 1,
    })
  }
  return addedUp(model, write)
}

const stepValue = (step: BridgeStep): number | null => ('change' in step ? step.change : step.total)

function addedUp({ start, steps, end }: BridgeModel, write: (value: number) => string): Result<BridgeRow[]> {
  let running = start.value ?? 0
  const rows: BridgeRow[] = [totalRow(start.label, running)]
  for (const [index, step] of [...steps, { label: end.label, total: end.value }].entries()) {
    const value = stepValue(step) ?? 0
    if ('change' in step) {
      const to = exactSum([running, value])
      rows.push({ label: step.label, kind: 'change', from: running, to, change: value })
      running = to
      continue
    }
    if (value !== running)
      return refuse(
        'invalid',
        `No chart: the steps to ${step.label} add up to ${write(running)}, not ${write(value)}`,
        { field: 'total', row: index + 2 },
      )
    rows.push(totalRow(step.label, value))
  }
  return done(rows)
}

const totalRow = (label: string, value: number): BridgeRow => ({
  label,
  kind: 'total',
  from: 0,
  to: value,
  change: value,
})
