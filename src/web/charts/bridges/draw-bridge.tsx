import { scaleLinear } from 'd3-scale'
import { done } from '#kit'
import { colours } from '../colours.ts'
import { coordinate, exactSum, writeNumber } from '../numbers.ts'
import { type Drawing, formats, type PictureFormat, type PictureResult } from '../picture.ts'
import { textWidth, wrapInto } from '../sheet/text-width.ts'
import { domainOf, flatAxis, type Scale } from '../sheet/value-axis.tsx'
import { lineHeight, words } from '../sheet/words.tsx'
import { type BridgeModel, type BridgeRow, bridgeRows } from './model.ts'

/**
 * A bridge (waterfall) as a picture: start, steps, end, each on the last one's end. Steps are arrows, so that their way
 * is seen without colour. Rows, not columns: their names are words.
 * Refuses (`invalid`): start and steps that do not give the end exactly, missing values.
 */
export function drawBridge(model: BridgeModel): PictureResult {
  const write = model.write ?? writeNumber
  const rows = bridgeRows(model, write)
  if (!rows.ok) return rows
  const said = rows.value.map(
    row => `${row.label}: ${row.kind === 'total' ? write(row.to) : signed(row.change, write)}.`,
  )
  const cut = baseOf(rows.value)
  return done({
    finding: model.finding ?? bridgeFinding(model, rows.value, write),
    subtitle: `${model.measure}, ${model.place}`,
    description: `From ${model.start.label} to ${model.end.label}, step by step. ${said.join(' ')}`,
    draw: format => drawing(model, rows.value, format),
    notes:
      cut === 0 ? [] : [`The scale does not begin at zero: the bars of totals are cut at ${write(cut)}.`],
    table: {
      caption: `${model.measure}, ${model.place}: ${model.start.label} to ${model.end.label}`,
      columns: [
        { heading: 'Step' },
        { heading: 'Change', isNumeric: true, write: value => signed(value, write) },
        { heading: 'Total so far', isNumeric: true, write },
      ],
      rows: rows.value.map(row => [row.label, row.kind === 'total' ? '' : row.change, row.to]),
    },
  })
}

/** "+£12m", "−£4m", "no change" */
export const signed = (value: number, write: (value: number) => string): string =>
  value === 0 ? 'no change' : `${value > 0 ? '+' : '−'}${write(Math.abs(value))}`

function bridgeFinding(
  model: BridgeModel,
  rows: readonly BridgeRow[],
  write: (value: number) => string,
): string {
  const [start, end] = [rows[0]!.to, rows.at(-1)!.to]
  const change = exactSum([end, -start])
  const moved = change === 0 ? 'is unchanged at' : change > 0 ? 'rises to' : 'falls to'
  return `${model.measure} ${moved} ${write(end)}, from ${write(start)}`
}

/** Where the scale begins: zero, or below the lowest where steps would be too small to be seen from zero. */
function baseOf(rows: readonly BridgeRow[]): number {
  const levels = rows.map(row => row.to)
  const [low, high] = domainOf(levels)
  if (low <= 0 || low < high * 0.8) return 0
  const [base = 0] = scaleLinear()
    .domain([low - (high - low), high])
    .nice(6)
    .domain()
  return Math.max(base, 0)
}

const rowHeights: Readonly<Record<PictureFormat, { readonly row: number; readonly bar: number }>> = {
  wide: { row: 46, bar: 26 },
  narrow: { row: 64, bar: 22 },
}

interface BridgePlot {
  readonly format: PictureFormat
  readonly size: number
  readonly width: number
  readonly left: number
  readonly x: Scale
  readonly base: number
  readonly colourOf: (row: BridgeRow) => string
  readonly write: (value: number) => string
}

function drawing(model: BridgeModel, rows: readonly BridgeRow[], format: PictureFormat): Drawing {
  const { width, text: size } = formats[format]
  const write = model.write ?? writeNumber
  const base = baseOf(rows)
  const left = format === 'wide' ? 230 : 4
  const room = rows.reduce((most, row) => Math.max(most, textWidth(valueText(row, write), size)), 0) + 14
  const [low, high] = domainOf([base, ...rows.map(row => row.to)])
  const x = scaleLinear()
    .domain([low, high])
    .range([left + (low < 0 ? room : 0), Math.max(left + 60, width - room)])
  const plot = { format, size, width, left, x, base, write, colourOf: (row: BridgeRow) => paint(row, model) }
  const { row: rowHeight } = rowHeights[format]
  const bottom = rows.length * rowHeight + 4
  return {
    width,
    height: bottom + size * 1.8,
    content: (
      <>
        {flatAxis({ scale: x, write, size, ticks: format === 'wide' ? 6 : 4 }, 0, bottom)}
        {rows.map((row, index) => bridgeRow(row, rows[index + 1], index * rowHeight, plot))}
      </>
    ),
  }
}

const valueText = (row: BridgeRow, write: (value: number) => string): string =>
  row.kind === 'total' ? write(row.to) : signed(row.change, write)

function paint(row: BridgeRow, { better }: BridgeModel): string {
  if (row.kind === 'total') return colours.ink
  if (row.change === 0) return colours.common
  if (better === undefined) return row.change > 0 ? colours.pine : colours.common
  return row.change > 0 === (better === 'higher') ? colours.improvement : colours.concern
}

function bridgeRow(row: BridgeRow, next: BridgeRow | undefined, top: number, plot: BridgePlot) {
  const { format, size, x, base, write } = plot
  const { row: rowHeight, bar } = rowHeights[format]
  const barTop = format === 'wide' ? top + (rowHeight - bar) / 2 : top + rowHeight - bar - 6
  const from = x(row.kind === 'total' ? base : row.from)
  const to = x(row.to)
  const isLeftward = to < from
  const nextTop = barTop + rowHeight
  return (
    <>
      {rowName(row, top, barTop, plot)}
      <path d={barPath(row, [from, to], barTop, bar, base)} fill={plot.colourOf(row)} />
      {next && (
        <path
          d={`M${coordinate(to)},${coordinate(barTop)}V${coordinate(nextTop + bar)}`}
          stroke={colours.rule}
          stroke-dasharray="2 3"
        />
      )}
      {words({
        x: (isLeftward ? Math.min(from, to) : Math.max(from, to)) + (isLeftward ? -8 : 8),
        y: barTop + bar / 2 + size * 0.35,
        size,
        lines: [valueText(row, write)],
        anchor: isLeftward ? 'end' : 'start',
        weight: row.kind === 'total' ? 'bold' : undefined,
        hasHalo: true,
      })}
    </>
  )
}

/** The name at the left, where there is room for it; else above its bar. */
function rowName(row: BridgeRow, top: number, barTop: number, { format, size, left, width }: BridgePlot) {
  const { bar, row: rowHeight } = rowHeights[format]
  const isWide = format === 'wide'
  const lines = wrapInto(row.label, size, isWide ? left - 16 : width - 8, isWide ? 2 : 1)
  const step = lineHeight(size)
  const middle = isWide ? barTop + bar / 2 : top + (rowHeight - bar) / 2
  return words({
    x: isWide ? 0 : left,
    y: middle - (lines.length * step) / 2 + size * 0.92,
    size,
    lines,
    weight: row.kind === 'total' ? 'bold' : undefined,
    hasHalo: true,
  })
}

/** A bar for a total, cut where the scale does not begin at zero; an arrow for a change; a line for none. */
function barPath(
  row: BridgeRow,
  [from, to]: readonly [from: number, to: number],
  top: number,
  height: number,
  base: number,
): string {
  const [a, b, y, h] = [coordinate(from), coordinate(to), coordinate(top), height]
  if (row.kind === 'change') {
    if (Math.abs(to - from) < 1) return `M${coordinate(to - 1)},${y}h2v${h}h-2z`
    const tip = Math.min(10, Math.abs(to - from)) * Math.sign(to - from)
    const neck = coordinate(to - tip)
    return `M${a},${y}H${neck}L${b},${coordinate(top + h / 2)}L${neck},${coordinate(top + h)}H${a}z`
  }
  const whole = `M${a},${y}H${b}V${coordinate(top + h)}H${a}z`
  if (base === 0 || Math.abs(to - from) < 30) return whole
  const other = coordinate(from + 18)
  return `M${a},${y}h12l-4,${h / 2}l4,${h / 2}h-12zM${other},${y}H${b}V${coordinate(top + h)}H${other}l-4,${-h / 2}l4,${-h / 2}z`
}
