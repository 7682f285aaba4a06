/** The tables of the page that is being written: each puts itself here, so that every one of them is a CSV as well. */
import { createContext } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type CsvCell, csvOf } from '#kit'
import type { Content } from './part.ts'
import type { TableCell } from './table.tsx'

export type TableAsShown = {
  readonly columns: readonly { readonly heading: string }[]
  readonly rows: readonly (readonly (string | number | TableCell)[])[]
}
export type TablesShown = {
  /** The path and query of the page. */
  readonly address: string
  readonly tables: Map<string, TableAsShown>
}

/** Null where there is no page whose files they could be. */
export const TableShelf = createContext<TablesShown | null>(null)

/** `?table=worklist.csv` */
export const tableAsked = (query: URLSearchParams): string | undefined =>
  /^([\w-]+)\.csv$/.exec(query.get('table') ?? '')?.[1]

/** The address of a table of the page as a file, with all that was asked of the page. */
export function tableHref({ address }: TablesShown, id: string): string {
  const [path, asked] = address.split('?')
  const query = new URLSearchParams(asked)
  query.set('table', `${id}.csv`)
  return `${path}?${query}`
}

/** `note` stands in a column of its own, beside the first row. */
export const tableCsv = ({ columns, rows }: TableAsShown, note: string | null): string =>
  csvOf([
    [...columns.map(column => column.heading), ...(note === null ? [] : ['Note'])],
    ...rows.map((row, index) => [...row.map(inCsv), ...(note === null ? [] : [index === 0 ? note : ''])]),
  ])

function inCsv(cell: string | number | TableCell): CsvCell {
  if (typeof cell === 'number') return cell
  return harmless(typeof cell === 'string' ? cell : textOf(cell.text))
}

/** A spreadsheet would reckon with what begins like a formula. */
const harmless = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+%?$/.test(text) ? `'${text}` : text

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** What is read in a cell: lines apart, without what only opens to more and what only a screen reader hears. */
function textOf(content: Content): string {
  return renderToString(<>{content}</>)
    .replaceAll(/<details[^>]*>.*?<\/details>/gs, '')
    .replaceAll(/<span class="nhsuk-u-visually-hidden">.*?<\/span>/gs, '')
    .replaceAll(/<br[^>]*>|<\/(?:div|p|li)>/g, '; ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(\w+|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?:; ?)+$/g, '')
    .trim()
}
