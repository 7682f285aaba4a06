import { done } from '#kit'
import { countOf } from '../../words.ts'
import { colours, dashes } from '../colours.ts'
import {
  type Drawing,
  formats,
  type ListedArea,
  type PictureCell,
  type PictureFormat,
  type PictureLink,
  type PictureResult,
} from '../picture.ts'
import { keyHeight, keyOf } from '../sheet/key.tsx'
import { type MarkStyle, paintOf } from '../sheet/marks.tsx'
import { words } from '../sheet/words.tsx'
import { linksOf } from './area-links.ts'
import { apart, areaNumber, leftOutNotes, type NumberedArea } from './area-numbers.tsx'
import { type AreaValue, classOf, isFigure, plainStyle, unknownStyle } from './classes.ts'
import { type MapArea, type MapModel, type ReadMap, readMap } from './model.ts'
import { type AreaShape, mapShapes } from './shapes.ts'

/**
 * A map as a picture, with its list: areas in classes of their values, numbered where there is room; a dashed edge where
 * there is no figure. The list says the same without the map.
 * Refuses (`invalid`): no areas, areas outside Great Britain or without extent, numbers that cannot be drawn, breaks
 * that do not ascend.
 */
export function drawMap(model: MapModel): PictureResult {
  const found = readMap(model)
  if (!found.ok) return found
  const read = found.value
  const without = read.areas.filter(area => !isFigure(area.value)).length
  const missing = read.hasValues && without > 0
  return done({
    finding: model.finding,
    subtitle: `${model.measure}, ${model.place}`,
    description: `Map of ${countOf(read.areas.length, 'area')}: ${model.measure}, ${model.place}. ${
      missing ? `${countOf(without, 'area has', 'areas have')} no figure. ` : ''
    }The list after the map says the same.`,
    draw: format => drawing(model, read, format),
    links: model.hrefs && (format => areaLinks(model, read, format)),
    notes: [
      ...(missing ? [`${countOf(without, 'area has', 'areas have')} no figure: a dashed edge.`] : []),
      ...(read.outlines.length > 0 && model.outlinesAre ? [`Dash-dot line: ${model.outlinesAre}.`] : []),
      ...numbersLeftOut(read),
      ...(model.notes ?? []),
      'Boundaries are simplified for drawing. Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2021–2022.',
    ],
    list: read.areas.map(area => listed(area, model, read)),
    table: {
      caption: `${model.measure}, ${model.place}`,
      columns: [
        { heading: 'Area' },
        { heading: 'Code' },
        ...(read.hasValues ? [{ heading: 'Value', isNumeric: true, write: read.write }] : []),
      ],
      rows: read.areas.map(({ name, code, value }): PictureCell[] => [
        name,
        code,
        ...(read.hasValues ? [value === 'suppressed' ? ({ mark: 'suppressed' } as const) : value] : []),
      ]),
    },
  })
}

const highest: Readonly<Record<PictureFormat, number>> = { wide: 720, narrow: 420 }

function styleOf(value: AreaValue, { hasValues, classes }: ReadMap): { style: MarkStyle; ink: string } {
  if (!hasValues) return { style: plainStyle, ink: colours.ink }
  const found = isFigure(value) ? classOf(value, classes) : undefined
  return found ?? { style: unknownStyle, ink: colours.ink }
}

function listed(area: MapArea, { hrefs }: MapModel, read: ReadMap): ListedArea {
  const { style, ink } = styleOf(area.value, read)
  const inWords = isFigure(area.value)
    ? valueInWords(area.value, read)
    : area.value === 'suppressed'
      ? '[c]'
      : 'no figure'
  return {
    name: area.name,
    value: read.hasValues ? inWords : '',
    href: hrefs?.[area.code],
    swatch: (read.hasValues || area.number !== '') && (
      <>
        <rect {...paintOf(style)} x="0.5" y="0.5" width="19" height="19" />
        {area.number !== '' &&
          words({ x: 10, y: 14.5, size: 12.5, lines: [area.number], anchor: 'middle', colour: ink })}
      </>
    ),
  }
}

function areaLinks({ hrefs }: MapModel, read: ReadMap, format: PictureFormat): PictureLink[] {
  const { areas } = mapShapes(read.features, [], formats[format].width, highest[format])
  return linksOf(
    areas.flatMap((shape, index) => {
      const href = hrefs && Object.hasOwn(hrefs, shape.code) ? hrefs[shape.code] : undefined
      if (href === undefined) return []
      return [{ ...{ shape, href, middle: shape.middle }, name: titleOf(read.areas[index]!, read) }]
    }),
  )
}

const titleOf = ({ name, value }: MapArea, read: ReadMap): string =>
  isFigure(value) ? `${name}: ${valueInWords(value, read)}` : read.hasValues ? `${name}: no figure` : name

/** "959,898, below", where the classes have names. */
function valueInWords(value: number, { classes, write }: ReadMap): string {
  const { ofOne } = classOf(value, classes) ?? {}
  return ofOne === undefined ? write(value) : `${write(value)}, ${ofOne}`
}

function drawing(model: MapModel, read: ReadMap, format: PictureFormat): Drawing {
  const { width, text: size } = formats[format]
  const shapes = mapShapes(read.features, read.outlines, width, highest[format])
  const styles = read.classes.length > 1 ? read.classes.map(each => each.style) : []
  const hasUnknown = read.hasValues && read.areas.some(area => !isFigure(area.value))
  const key = {
    styles: hasUnknown ? [...styles, unknownStyle] : styles,
    x: 0,
    y: shapes.height + 10,
    width,
    size,
  }
  const own = shapes.areas.find(shape => shape.code === model.highlighted)
  return {
    width,
    height: shapes.height + 10 + keyHeight(key),
    content: (
      <>
        <g fill-rule="evenodd" stroke={colours.white} stroke-linejoin="round">
          {areaPaths(shapes.areas, read)}
        </g>
        {shapes.outlines.length > 0 && (
          <path
            d={shapes.outlines.map(shape => shape.path).join('')}
            fill="none"
            stroke={colours.ink}
            stroke-width="2"
            stroke-dasharray={dashes.target}
          />
        )}
        {own && <path d={own.path} fill="none" stroke={colours.ink} stroke-width="3" />}
        {apart(numbersOf(shapes.areas, read), size).map(area => areaNumber(area, size))}
        {keyOf(key)}
      </>
    ),
  }
}

/** Those without a figure last: their dashed edges lie on the others' white ones. */
function areaPaths(shapes: readonly AreaShape[], read: ReadMap) {
  const paths = shapes.map((shape, index) => ({ shape, area: read.areas[index]! }))
  const [known, unknown] = [
    paths.filter(({ area }) => isFigure(area.value)),
    paths.filter(({ area }) => !isFigure(area.value)),
  ]
  return [...known, ...unknown].map(({ shape, area }) => areaPath(shape, area, read))
}

function areaPath(shape: AreaShape, area: MapArea, read: ReadMap) {
  const { style } = styleOf(area.value, read)
  const isEdged = style === unknownStyle || style === plainStyle
  const paint = isEdged ? paintOf(style) : { fill: style.colour, 'stroke-width': 1 }
  return (
    <path {...paint} d={shape.path}>
      <title>{titleOf(area, read)}</title>
    </path>
  )
}

/** The numbers of the areas, as far as they have one. */
const numbersOf = (shapes: readonly AreaShape[], read: ReadMap): NumberedArea[] =>
  shapes.map(({ middle, room }, index) => {
    const { number, value } = read.areas[index]!
    const { style, ink } = styleOf(value, read)
    return { number, middle, room, ink, colour: style.colour }
  })

function numbersLeftOut(read: ReadMap): string[] {
  const on = (format: PictureFormat) => {
    const { areas } = mapShapes(read.features, [], formats[format].width, highest[format])
    return [numbersOf(areas, read), formats[format].text] as const
  }
  return leftOutNotes(on('wide'), on('narrow'))
}
