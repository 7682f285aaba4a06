/** A frozen edition: the figures of one page as they were published, once and for all. */
import { createHash } from 'node:crypto'
import type { Published, Share, ShownCount } from '#disclosure'
import { csvOf, type Instant, type Quarter } from '#kit'

export type EditionCell = {
  readonly standard: string
  readonly period: Quarter
  readonly level: string
  readonly code: string
  readonly name: string
  readonly numerator: Published<ShownCount>
  readonly denominator: Published<ShownCount>
  /** Null where there was nobody to count. */
  readonly share: Published<Share> | Published<'[c]'> | null
}

export type EditionHead = {
  readonly system: string
  /** What the page is about: individual-care. */
  readonly subject: string
  readonly number: number
  readonly created: Instant
  readonly asAt: Instant
  readonly why: string
  readonly supersedes: number | null
  readonly invented: boolean
  /** SHA-256 of the canonical CSV, in hexadecimal. */
  readonly sha256: string
}

export type Edition = EditionHead & { readonly cells: readonly EditionCell[] }

export const canonicalColumns = [
  ...(['standard', 'period', 'level', 'code', 'name', 'numerator', 'denominator'] as const),
  ...(['percent', 'lower_95', 'upper_95'] as const),
] as const

export function canonicalRow(cell: EditionCell): string[] {
  const { standard, period, level, code, name, numerator, denominator, share } = cell
  return [standard, period, level, code, name, String(numerator), String(denominator), ...inWords(share)]
}

function inWords(share: EditionCell['share']): [percent: string, lower: string, upper: string] {
  if (share === null) return ['', '', '']
  if (typeof share === 'string') return [share, '', '']
  return [String(share.percent), String(share.lower), String(share.upper)]
}

/** The cells alone, without edition or as-at: the same figures give the same text, and so the same hash. */
export const canonicalCsv = (cells: readonly EditionCell[]): string =>
  csvOf([canonicalColumns, ...cells.map(canonicalRow)])

export const hashOf = (cells: readonly EditionCell[]): string =>
  createHash('sha256').update(canonicalCsv(cells), 'utf8').digest('hex')
