/** A chart of a page as a file: the drawing, its dots, or its numbers. */
import { type CsvCell, csvOf } from '#kit'
import type { Sent } from '../../page.ts'
import type { Picture, PictureCell } from '../picture.ts'
import { standaloneSvg } from '../standalone-svg.tsx'
import { pngOf } from './png.ts'

export const chartFormats = ['png', 'svg', 'csv'] as const
export type ChartFormat = (typeof chartFormats)[number]

/** A chart as it stands on its page. */
export interface ChartOnPage {
  readonly id: string
  readonly picture: Picture
  readonly asAt: string
  readonly isDemonstration: boolean
}

/** `?chart=by-age.png` */
export function chartAsked(query: URLSearchParams): { id: string; format: ChartFormat } | undefined {
  const [, id, extension] = /^([\w-]+)\.([a-z]{3})$/.exec(query.get('chart') ?? '') ?? []
  const format = chartFormats.find(each => each === extension)
  return id !== undefined && format ? { id, format } : undefined
}

export async function chartFile(chart: ChartOnPage, format: ChartFormat): Promise<Sent> {
  return {
    file: { name: `${chart.id}.${format}`, type: types[format], content: await contents[format](chart) },
  }
}

const types: Readonly<Record<ChartFormat, string>> = {
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
}

const svgOf = ({ picture, asAt, isDemonstration }: ChartOnPage): string =>
  standaloneSvg(picture, { asAt, isDemonstration })

const contents: Readonly<Record<ChartFormat, (chart: ChartOnPage) => string | Promise<Uint8Array>>> = {
  png: chart => pngOf(svgOf(chart)),
  svg: svgOf,
  csv: ({ picture }) =>
    csvOf([
      picture.table.columns.map(column => column.heading),
      ...picture.table.rows.map(row => row.map(numberOf)),
    ]),
}

/** What is missing is empty; what may not be shown says so. */
const numberOf = (cell: PictureCell): CsvCell => (typeof cell === 'object' && cell !== null ? '[c]' : cell)
