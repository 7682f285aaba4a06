import { done } from '#kit'
import { countOf } from '../../words.ts'
import { colours, dashes } from '../colours.ts'
import {
  type Drawing,
  formats,
  type ListedArea,
  type PictureFormat,
  type PictureLink,
  type PictureResult,
} from '../picture.ts'
import { paintOf } from '../sheet/marks.tsx'
import { words } from '../sheet/words.tsx'
import { linksOf } from './area-links.ts'
import { apart, areaNumber, leftOutNotes, type NumberedArea } from './area-numbers.tsx'
import { markedInk, markedStyle, plainStyle, unknownStyle } from './classes.ts'
import { roomiestPoints } from './inside.ts'
import {
  drawnOnes,
  fittedTo,
  type MarkedArea,
  type MarkedMapModel,
  type MarkedShape,
  readMarkedMap,
} from './marked-model.ts'
import { type AreaShape, mapShapes } from './shapes.ts'

/**
 * A map of a few areas, numbered as in the list beside it; those without a boundary stand in the list alone.
 * Refuses (`invalid`): no areas, no boundary at all, areas outside Great Britain or without extent.
 */
export function drawMarkedMap(model: MarkedMapModel): PictureResult {
  const read = readMarkedMap(model)
  if (!read.ok) return read
  const shapes = markedShapes(model)
  const sheets = new Map<PictureFormat, Placed>()
  const sheet = (format: PictureFormat): Placed => {
    const found = sheets.get(format) ?? placed(model, shapes, format)
    sheets.set(format, found)
    return found
  }
  const absent = model.marked.length - shapes.length
  const subtitle = `${model.measure}, ${model.place}`
  const isLinked = shapes.some(({ area }) => area.href !== undefined)
  return done({
    ...{ finding: model.finding, subtitle },
    description: `Map of ${countOf(shapes.length, 'area')}: ${subtitle}. The list after the map says the same.`,
    draw: format => drawing(model, sheet(format), format),
    links: isLinked ? format => links(model, sheet(format)) : undefined,
    notes: [
      ...numbersLeftOut(sheet),
      ...(model.notes ?? []),
      ...(absent > 0 ? [`${countOf(absent, 'area is', 'areas are')} in the list and not on the map.`] : []),
      ...(model.outlines?.length && model.outlinesAre ? [`Dash-dot line: ${model.outlinesAre}.`] : []),
      'Boundaries are simplified for drawing. Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2021–2022.',
    ],
    list: model.marked.map(area => listed(area, shapes)),
    table: {
      caption: subtitle,
      columns: [{ heading: 'Area' }, { heading: 'Code' }, { heading: 'What' }],
      rows: model.marked.map(({ name, feature, value }) => [name, feature?.properties.code ?? null, value]),
    },
  })
}

const highest: Readonly<Record<PictureFormat, number>> = { wide: 760, narrow: 460 }

const markedShapes = ({ marked }: MarkedMapModel): MarkedShape[] =>
  drawnOnes(marked).map((area, index) => ({ area, number: String(index + 1) }))

function listed(area: MarkedArea, shapes: readonly MarkedShape[]): ListedArea {
  const own = shapes.find(shape => shape.area.feature === area.feature)
  const number = own?.number ?? ''
  return {
    ...{ name: area.name, value: area.value, href: area.href },
    swatch: (
      <>
        <rect {...paintOf(own ? markedStyle : unknownStyle)} x="0.5" y="0.5" width="19" height="19" />
        {number !== '' &&
          words({ x: 10, y: 14.5, size: 12.5, lines: [number], anchor: 'middle', colour: markedInk })}
      </>
    ),
  }
}

interface Placed {
  readonly marked: readonly { readonly is: MarkedShape; readonly shape: AreaShape; readonly middle: Point }[]
  readonly ground: readonly AreaShape[]
  readonly within: AreaShape | undefined
  /** The lines of other boundaries, as one path. */
  readonly outlines: string
  readonly width: number
  readonly height: number
}
type Point = readonly [x: number, y: number]

/** Everything on the sheet, where it lies; the same for the drawing and its links. */
function placed(model: MarkedMapModel, shapes: readonly MarkedShape[], format: PictureFormat): Placed {
  const { within, ground = [], outlines = [] } = model
  const features = shapes.map(each => each.area.feature)
  const all = [...features, ...ground, ...(within ? [within] : [])]
  const { width } = formats[format]
  const sheet = mapShapes(fittedTo(model), all, width, highest[format])
  const rooms = within ? roomiestPoints(within, features) : []
  return {
    marked: shapes.map((is, index) => {
      const shape = sheet.outlines[index]!
      const room = rooms[index]
      const middle = within ? (room ? sheet.point(room) : nowhere) : shape.middle
      return { is, shape, middle }
    }),
    ground: sheet.outlines.slice(features.length, features.length + ground.length),
    outlines: outlines.map(sheet.line).join(''),
    within: within ? sheet.outlines.at(-1) : undefined,
    ...{ width, height: sheet.height },
  }
}
const nowhere: Point = [Number.NaN, Number.NaN]

function drawing(model: MarkedMapModel, at: Placed, format: PictureFormat): Drawing {
  const clip = model.within && `within-${model.within.properties.code}-${format}`
  const cut = model.areOutlinesCut && at.marked[0] && `areas-${at.marked[0].shape.code}-${format}`
  const marked = { ...paintOf(markedStyle), 'stroke-width': at.ground.length > 0 ? 1 : 2.5 }
  const base = at.within && model.marked[0]?.feature ? at.marked[0] : undefined
  return {
    ...{ width: at.width, height: at.height },
    content: (
      <>
        {at.ground.length > 0 && <path {...quiet} d={at.ground.map(shape => shape.path).join('')} />}
        {at.within && clip && (
          <clipPath id={clip}>
            <path clip-rule="evenodd" d={at.within.path} />
          </clipPath>
        )}
        {at.within && base && <path d={at.within.path} fill={markedStyle.colour} fill-rule="evenodd" />}
        <g fill-rule="evenodd" stroke-linejoin="round" clip-path={clip && `url(#${clip})`}>
          {at.marked
            .filter(each => each !== base)
            .map(({ is, shape }) => (
              <path {...marked} d={shape.path}>
                <title>{nameOf(is.area)}</title>
              </path>
            ))}
        </g>
        {cut && (
          <clipPath id={cut}>{[...at.ground, ...at.marked.map(each => each.shape)].map(areaClip)}</clipPath>
        )}
        {at.outlines !== '' && <path {...dashDot} d={at.outlines} clip-path={cut && `url(#${cut})`} />}
        {at.within && <path d={at.within.path} fill="none" stroke={colours.ink} stroke-width="2.5" />}
        {apart(numbersOf(at), formats[format].text).map(each => areaNumber(each, formats[format].text))}
      </>
    ),
  }
}

const quiet = {
  fill: plainStyle.colour,
  stroke: colours.white,
  'stroke-width': 1,
  'fill-rule': 'evenodd',
} as const
const dashDot = {
  ...{ fill: 'none', stroke: colours.ink, 'stroke-width': 1.2, 'stroke-dasharray': dashes.target },
} as const

const nameOf = ({ name, value }: MarkedArea): string => (value === '' ? name : `${name}: ${value}`)

const areaClip = ({ path }: AreaShape) => <path clip-rule="evenodd" d={path} />

const numbersOf = ({ marked }: Placed): NumberedArea[] =>
  marked.map(({ is: { number }, shape, middle }) => ({
    ...{ number, middle, room: shape.room, colour: markedStyle.colour, ink: markedInk },
  }))

function numbersLeftOut(sheet: (format: PictureFormat) => Placed): string[] {
  const on = (format: PictureFormat) => [numbersOf(sheet(format)), formats[format].text] as const
  const hidden = sheet('wide').marked.filter(({ middle }) => !middle.every(Number.isFinite)).length
  return [
    ...leftOutNotes(on('wide'), on('narrow')),
    ...(hidden > 0
      ? [
          `${countOf(hidden, 'area is', 'areas are')} too small to be seen at this scale and without a number.`,
        ]
      : []),
  ]
}

function links(model: MarkedMapModel, at: Placed): PictureLink[] {
  return linksOf(
    at.marked.flatMap(({ is: { area }, shape, middle }) =>
      area.href === undefined
        ? []
        : [
            {
              ...{ name: nameOf(area), href: area.href, middle },
              // Only the circle leads on where the shape reaches beyond what is shown.
              shape: model.within ? { ...shape, path: '' } : shape,
            },
          ],
    ),
  )
}
