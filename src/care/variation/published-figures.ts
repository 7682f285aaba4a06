/** What was published about continuing healthcare in England: each figure with its page. Shipped data, read once. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Quarter } from '#kit'

export type PublishedFigure = {
  /** As published: `2014-15 Q1`, or a year. */
  readonly period: string
  readonly measure: string
  readonly value: number
  readonly unit: 'people' | 'rate' | 'referrals'
  readonly source: string
  /** `secondary` where somebody else quotes the publisher. */
  readonly sourceKind: 'official' | 'secondary'
}

const file = fileURLToPath(new URL('../../../data/chc/england-published-figures.csv', import.meta.url))

/** No field of the file has a comma or a quote in it; a row that has is a mistake in the file. */
export function parsePublished(text: string): PublishedFigure[] {
  const [, ...rows] = text.trim().split(/\r?\n/)
  return rows.map((row, index) => {
    const fields = row.split(',')
    const [period, geography, measure, value, unit, source, sourceKind] = fields
    if (fields.length !== 7 || geography !== 'England' || !Number.isFinite(Number(value)))
      throw new Error(`Row ${index + 2} of the published figures cannot be read: ${row}`)
    return { period, measure, value: Number(value), unit, source, sourceKind } as PublishedFigure
  })
}

let read: readonly PublishedFigure[] | undefined
export const publishedFigures = (): readonly PublishedFigure[] =>
  (read ??= parsePublished(readFileSync(file, 'utf8')))

/** What was published for a quarter: 2019-20-Q2 is written `2019-20 Q2` there. */
export const publishedFor = (quarter: Quarter, measure: string): PublishedFigure | undefined =>
  publishedFigures().find(
    figure => figure.measure === measure && figure.period === `${quarter.slice(0, 7)} ${quarter.slice(8)}`,
  )

/** What was published for a whole year, at the quarter that ends it. */
export const publishedForYear = (quarter: Quarter, measure: string): PublishedFigure | undefined =>
  quarter.endsWith('Q4')
    ? publishedFigures().find(figure => figure.measure === measure && figure.period === quarter.slice(0, 7))
    : undefined
