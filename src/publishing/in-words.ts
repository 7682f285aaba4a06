/** Published figures and promises in the words of the screen. */
import { suppressed } from '#disclosure'
import type { Standard } from '#measures/definitions'
import type { Limit } from '#standards/definitions'
import { countOf, type FigureMark, type FigureModel, type PromiseKind, quarterInWords } from '#web'
import type { EditionCell } from './edition.ts'

const kinds: Readonly<Record<Standard['tag'], PromiseKind>> = {
  law: 'law',
  'national standard': 'national-standard',
  plan: 'plan',
  'local commitment': 'local-commitment',
  'councillors’ date': 'councillors-date',
}
export const kindOf = (standard: Standard): PromiseKind => kinds[standard.tag]

/** “28 days”, “20 working days”, “3 months”, “48 hours” */
export function limitInWords({ length, calendar }: Limit): string {
  if ('hours' in length) return countOf(length.hours, 'hour')
  if ('months' in length) return countOf(length.months, 'month')
  if ('monthsIncludingStart' in length) return countOf(length.monthsIncludingStart, 'month')
  if ('clearDaysBefore' in length) return `${countOf(length.clearDaysBefore, 'clear day')} before`
  return countOf(length.days, calendar === 'every-day' ? 'day' : 'working day')
}

/** “more than 80%”; undefined where the promise names no share. */
export function targetInWords({ target }: Standard): string | undefined {
  if (!target) return undefined
  if ('moreThanPercent' in target) return `more than ${target.moreThanPercent}%`
  if ('atLeastPercent' in target) return `at least ${target.atLeastPercent}%`
  return target.atMostOverdue === 0 ? 'nobody late' : `at most ${target.atMostOverdue} late`
}

/** What every figure of an edition is marked with: once in a sentence, once in the caption of a table. */
export const marksOfEdition = (edition: { readonly invented: boolean }): FigureMark[] =>
  edition.invented ? ['invented'] : []

/** The percentage of a cell; null where it is suppressed. A cell of nobody has none: see `isNobody`. */
export const shareFigure = (
  cell: EditionCell,
  standard: Standard,
  marks: readonly FigureMark[] = [],
): FigureModel => ({
  measure: standard.measure?.title ?? standard.title,
  place: cell.name,
  date: quarterInWords(cell.period),
  ...(cell.share === null || typeof cell.share === 'string'
    ? { value: null }
    : { value: cell.share.percent, unit: '%' }),
  marks,
})

export function countFigure(
  cell: EditionCell,
  which: 'numerator' | 'denominator',
  standard: Standard,
): FigureModel {
  const count = cell[which]
  return {
    measure: `${standard.measure?.title ?? standard.title}, ${which}`,
    place: cell.name,
    date: quarterInWords(cell.period),
    value: typeof count === 'number' ? count : null,
  }
}

/** “66% to 84%”, or empty where there is no percentage. */
export const intervalInWords = ({ share }: EditionCell): string =>
  share === null || typeof share === 'string' ? '' : `${share.lower}% to ${share.upper}%`

export const nobody = 'nobody to count'
export const isNobody = (cell: EditionCell): boolean => cell.denominator === 0
export const isHidden = (cell: EditionCell): boolean => cell.share === suppressed
