/** Somebody's published sentence or number, with where it stands. */
import type { FigureMark } from '#web'

/** What it is in its story; a `figure` is only compared with others of its subject. */
export const statementParts = ['sentence', 'further', 'low', 'middle', 'high', 'figure'] as const
export type StatementPart = (typeof statementParts)[number]

export type Statement = {
  readonly id: string
  readonly story: string | null
  readonly part: StatementPart
  readonly position: number
  readonly statement: string
  readonly subject: string | null
  /** The number as it was printed: £3.7bn. */
  readonly words: string | null
  readonly value: number | null
  readonly unit: string | null
  readonly source: string
  readonly page: string | null
  /** When, as far as it is known: January 2020. */
  readonly dated: string | null
  readonly marks: readonly FigureMark[]
}

export type Story = {
  readonly story: string
  readonly position: number
  readonly heading: string
  /** Our own remark, beside what somebody published. */
  readonly note: string | null
  readonly tag: string | null
  readonly standard: string | null
  readonly linkText: string | null
  readonly link: string | null
}

/** “January 2020 · business case, p17–18” */
export const sourceInWords = ({ dated, source, page }: Statement): string =>
  [...(dated ? [dated] : []), page ? `${source}, ${page}` : source].join(' · ')
