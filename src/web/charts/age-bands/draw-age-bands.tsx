import { scaleLinear } from 'd3-scale'
import { done } from '#kit'
import { bandColours, bandInks, colours } from '../colours.ts'
import { coordinate } from '../numbers.ts'
import {
  type Drawing,
  formats,
  type PictureCell,
  type PictureFormat,
  type PictureResult,
} from '../picture.ts'
import { keyHeight, keyOf } from '../sheet/key.tsx'
import type { MarkStyle } from '../sheet/marks.tsx'
import { textWidth, wrapInto } from '../sheet/text-width.ts'
import type { Scale } from '../sheet/value-axis.tsx'
import { lineHeight, words } from '../sheet/words.tsx'
import {
  type AgeBandsModel,
  ageBandsFinding,
  type BandCount,
  type BandedPlace,
  isKnown,
  type ReadAgeBands,
  readAgeBands,
  totalInWords,
} from './model.ts'

/**
 * Stacked bands by age, a bar a place, by name: counts stand in their bands, the bands are named over the first bar.
 * Refuses (`invalid`): fewer than two or more than five bands, counts that do not fit them, nothing counted.
 */
export function drawAgeBands(model: AgeBandsModel): PictureResult {
  const read = readAgeBands(model)
  if (!read.ok) return read
  const { bands, places, write } = read.value
  const has = (what: BandCount): boolean => places.some(place => place.counts.includes(what))
  return done({
    finding: model.finding ?? ageBandsFinding(model, read.value),
    subtitle: `${model.measure}, ${model.place}, number of ${model.counted} by place`,
    description: `${ageBandsFinding(model, read.value)}. Bars for ${places.length} places in ${bands.length} bands: ${bands.join(', ')}. The numbers are in the table after the chart.`,
    draw: format => drawing(read.value, format),
    notes: [
      ...(has('suppressed') ? ['[c] suppressed: too few to show without pointing at somebody.'] : []),
      ...(has(null) ? ['A dashed box is a band that was not counted; it has no width of its own.'] : []),
    ],
    table: {
      caption: `${model.measure}, ${model.place}`,
      columns: [
        { heading: 'Place' },
        ...bands.map(heading => ({ heading, isNumeric: true, write })),
        { heading: 'In all', isNumeric: true },
      ],
      rows: places.map(place => [place.name, ...place.counts.map(cellOf), totalInWords(place, write)]),
    },
  })
}

const cellOf = (count: BandCount): PictureCell => (count === 'suppressed' ? { mark: 'suppressed' } : count)

/** A band that is not known is a dashed box of this width. */
const unknownWidth = 30
const gap = 2

interface BandPlot {
  readonly format: PictureFormat
  readonly size: number
  readonly width: number
  readonly left: number
  readonly x: Scale
  readonly bar: number
  readonly row: number
}

interface Segment {
  readonly count: BandCount
  readonly band: number
  readonly from: number
  readonly to: number
}

function bandPlot(read: ReadAgeBands, format: PictureFormat): BandPlot {
  const { width, text: size } = formats[format]
  const [left, bar, row] = format === 'wide' ? [210, 30, 44] : [0, 26, 60]
  const perCount = read.places.reduce((least, place) => {
    const unknown = place.counts.filter(count => !isKnown(count)).length * unknownWidth
    const total = format === 'wide' ? textWidth(totalInWords(place, read.write), size) + 14 : 0
    const room = Math.max(40, width - left - unknown - total)
    return Math.min(least, room / (place.known || 1))
  }, Infinity)
  const largest = read.places.reduce((most, place) => Math.max(most, place.known), 0) || 1
  const x = scaleLinear()
    .domain([0, largest])
    .range([0, largest * perCount])
  return { format, size, width, left, x, bar, row }
}

function drawing(read: ReadAgeBands, format: PictureFormat): Drawing {
  const plot = bandPlot(read, format)
  const first = namesHeight(read, plot)
  return {
    width: plot.width,
    height: first + read.places.length * plot.row + 4,
    content: (
      <>
        {format === 'wide' ? bandNames(read, first, plot) : keyOf(narrowKey(read, plot))}
        {read.places.map((place, index) => placeRow(place, first + index * plot.row, plot, read))}
      </>
    ),
  }
}

/** On a narrow sheet there is no room for lines to the bands: their names stand in a key. */
const narrowKey = ({ bands }: ReadAgeBands, { width, size }: BandPlot) => ({
  styles: bands.map(
    (words, band): MarkStyle => ({
      shape: 'square',
      colour: bandColours[band]!,
      words,
      edge: { colour: colours.rule },
    }),
  ),
  x: 0,
  y: 0,
  width,
  size,
})

const swatch = 14
/** Between the names and the first bar: for the lines that lead from one to the other. */
const leaders = 26

const headLines = ({ bands }: ReadAgeBands, { size, width, left }: BandPlot): string[][] =>
  bands.map(name => wrapInto(name, size, (width - left) / bands.length - swatch - 10, 3))

function namesHeight(read: ReadAgeBands, plot: BandPlot): number {
  if (plot.format === 'narrow') return keyHeight(narrowKey(read, plot)) + 8
  const deepest = headLines(read, plot).reduce((most, lines) => Math.max(most, lines.length), 0)
  return Math.round(deepest * lineHeight(plot.size) + leaders)
}

/** Each band's name over the first bar, with its colour, led to its band. */
function bandNames(read: ReadAgeBands, first: number, plot: BandPlot) {
  const { left, size, width } = plot
  const step = (width - left) / read.bands.length
  const segments = read.places[0] ? segmentsOf(read.places[0], plot) : []
  const base = first - leaders + 4
  return headLines(read, plot).map((lines, band) => {
    const x = left + band * step
    const segment = segments[band]
    const top = base - lines.length * lineHeight(size)
    return (
      <>
        <rect
          x={coordinate(x)}
          y={coordinate(top + size * 0.2)}
          width={swatch}
          height={swatch}
          fill={bandColours[band]}
          stroke={colours.rule}
          stroke-width="0.75"
        />
        {words({ x: x + swatch + 6, y: top + size * 0.95, size, lines })}
        {segment && segment.to - segment.from > 1 && (
          <path
            d={`M${coordinate(x + swatch / 2)},${coordinate(base + 3)}v5L${coordinate((segment.from + segment.to) / 2)},${coordinate(barOf(first, plot) - 2)}`}
            fill="none"
            stroke={colours.rule}
          />
        )}
      </>
    )
  })
}

const barOf = (top: number, { format, row, bar }: BandPlot): number =>
  format === 'wide' ? top + (row - bar) / 2 : top + row - bar - 8

/** Bands one after the other, a white gap between them. */
function segmentsOf(place: BandedPlace, { left, x }: BandPlot): Segment[] {
  let from = left
  return place.counts.map((count, band) => {
    const width = isKnown(count) ? x(count) : unknownWidth
    const segment = { count, band, from, to: from + Math.max(0, width - (width > gap ? gap : 0)) }
    from += width
    return segment
  })
}

function placeRow(place: BandedPlace, top: number, plot: BandPlot, { write }: ReadAgeBands) {
  const { format, size, width, left, bar } = plot
  const barTop = barOf(top, plot)
  const base = barTop + bar / 2 + size * 0.35
  const isCounted = place.counts.some(count => count !== null)
  const segments = isCounted ? segmentsOf(place, plot) : []
  const end = segments.at(-1)?.to ?? left
  const isWide = format === 'wide'
  const total = totalInWords(place, write)
  const name = wrapInto(
    place.name,
    size,
    isWide ? left - 16 : width - textWidth(total, size) - 16,
    isWide ? 2 : 1,
  )
  const nameTop = isWide ? barTop + bar / 2 - (name.length * lineHeight(size)) / 2 : barTop - size * 1.35
  return (
    <>
      {words({ x: 0, y: nameTop + size * 0.92, size, lines: name })}
      {segments.map(segment => segmentBox(segment, barTop, plot, write))}
      {isWide
        ? words({ x: end + 8, y: base, size, lines: [total], weight: 'bold' })
        : words({ x: width, y: nameTop + size * 0.92, size, lines: [total], weight: 'bold', anchor: 'end' })}
    </>
  )
}

function segmentBox(
  { count, band, from, to }: Segment,
  top: number,
  { bar, size }: BandPlot,
  write: (value: number) => string,
) {
  const box = { x: coordinate(from), y: coordinate(top), width: coordinate(to - from), height: bar }
  const inside = isKnown(count) ? write(count) : count === 'suppressed' ? '[c]' : ''
  const fits = textWidth(inside, size) + 6 <= to - from
  return (
    <>
      {isKnown(count) ? (
        to > from && <rect {...box} fill={bandColours[band]} />
      ) : (
        <rect {...box} fill={colours.white} stroke={colours.muted} stroke-dasharray="3 3" />
      )}
      {inside !== '' &&
        fits &&
        words({
          x: (from + to) / 2,
          y: top + bar / 2 + size * 0.35,
          size,
          lines: [inside],
          anchor: 'middle',
          colour: isKnown(count) ? bandInks[band] : colours.ink,
        })}
    </>
  )
}
