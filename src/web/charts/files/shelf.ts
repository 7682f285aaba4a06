/** The charts of the page that is being written: each puts itself here, so that every one of them is a file as well. */
import { createContext } from 'preact'
import type { Picture } from '../picture.ts'

export interface Shelf {
  /** The path and query of the page. */
  readonly address: string
  readonly charts: Map<string, { readonly picture: Picture; readonly asAt: string }>
}

/** Null where there is no page whose files they could be. */
export const ChartShelf = createContext<Shelf | null>(null)

/** The address of a chart of the page as a file, with all that was asked of the page. */
export function chartHref({ address }: Shelf, id: string, format: string): string {
  const [path, asked] = address.split('?')
  const query = new URLSearchParams(asked)
  query.set('chart', `${id}.${format}`)
  return `${path}?${query}`
}
