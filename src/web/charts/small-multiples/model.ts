import { done, type Result, refuse } from '#kit'
import type { ControlChart, Outcome } from '#statistics'
import { byName } from '../by-name.ts'
import { type ReadControlChart, readControlChart } from '../control-charts/model.ts'
import type { Period } from '../periods.ts'

export interface SmallMultiplesModel {
  /** "Decided within 28 days" */
  readonly measure: string
  /** "Eight places of Lancashire and South Cumbria" */
  readonly place: string
  readonly panels: readonly { readonly name: string; readonly chart: Outcome<ControlChart> }[]
  readonly write?: ((value: number) => string) | undefined
  readonly period?: Period | undefined
  readonly finding?: string | undefined
}

/** A panel, or why it is empty. */
export interface Panel {
  readonly name: string
  readonly read: Result<ReadControlChart>
}

/** Panels by name. A panel without a chart stays, and says why; refuses if none has one. */
export function readPanels(model: SmallMultiplesModel): Result<readonly Panel[]> {
  if (model.panels.length === 0) return refuse('invalid', 'No places: no chart', { field: 'panels' })
  const panels = byName(model.panels).map(({ name, chart }) => ({
    name,
    read: readControlChart({ chart, write: model.write, period: model.period }),
  }))
  if (!panels.some(panel => panel.read.ok))
    return refuse('invalid', 'No place has two points: no chart', { field: 'panels' })
  return done(panels)
}
