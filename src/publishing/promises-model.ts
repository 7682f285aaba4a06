/** Which promises there are, and which are late: every standard with its limit, target and latest published figure. */
import { reaches, type Standard } from '#measures/definitions'
import { limitOfStandard } from '#standards/definitions'
import type { FigureMark, FigureModel } from '#web'
import { quarterInWords } from '#web'
import type { Edition } from './edition.ts'
import {
  isHidden,
  isNobody,
  kindOf,
  limitInWords,
  marksOfEdition,
  shareFigure,
  targetInWords,
} from './in-words.ts'
import { latestWhole } from './individual-care-model.ts'

export type PromiseRow = {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly kind: ReturnType<typeof kindOf>
  readonly limit: string
  /** “more than 80%”, with [x] where its source was not read. */
  readonly target: string | null
  readonly latest: {
    readonly figure: FigureModel
    readonly numbers: string
    readonly quarter: string
    readonly href: string
  } | null
  /** What there is to say instead of, or beside, a figure. */
  readonly standing: string
}

export type PromisesModel = {
  readonly rows: readonly PromiseRow[]
  readonly missed: number
  readonly counted: number
  readonly marks: readonly FigureMark[]
}

type Ranked = { readonly row: PromiseRow; readonly rank: number }

/** Exceptions first: targets not reached, then what has a figure, then what has none; by title within each. */
export function promisesModel(
  address: string,
  standards: readonly Standard[],
  editions: readonly Edition[],
): PromisesModel {
  const ranked: Ranked[] = standards.map(standard =>
    rankedRow(
      standard,
      editions.find(each => each.subject === standard.subject),
      address,
    ),
  )
  ranked.sort((a, b) => a.rank - b.rank || a.row.title.localeCompare(b.row.title, 'en-GB'))
  const rows = ranked.map(each => each.row)
  const figures = rows.flatMap(row => (row.latest ? [row.latest.figure] : []))
  return {
    rows,
    missed: ranked.filter(each => each.rank === 0).length,
    counted: figures.length,
    marks: [
      ...(figures.some(figure => figure.value === null) ? (['suppressed'] as const) : []),
      ...(standards.some(isTargetUnverified) ? (['unverified'] as const) : []),
      ...(figures.some(figure => figure.marks?.includes('invented')) ? (['invented'] as const) : []),
    ],
  }
}

const isTargetUnverified = (standard: Standard): boolean => standard.target?.verified === false

function rankedRow(standard: Standard, edition: Edition | undefined, address: string): Ranked {
  const words = targetInWords(standard)
  const about = {
    ...{ id: standard.id, title: standard.title, href: `${address}/${standard.id}`, kind: kindOf(standard) },
    limit: limitInWords(limitOfStandard(standard)),
    target: words === undefined ? null : `${words}${isTargetUnverified(standard) ? ' [x]' : ''}`,
  }
  const cell = latestWhole(edition, standard)
  if (!cell || !edition)
    return {
      rank: 2,
      row: { ...about, latest: null, standing: standard.notCounted ?? 'Nothing published yet.' },
    }
  if (isNobody(cell))
    return {
      rank: 2,
      row: { ...about, latest: null, standing: `Nobody to count, ${quarterInWords(cell.period)}.` },
    }
  const latest = {
    figure: shareFigure(cell, standard, marksOfEdition(edition)),
    numbers: `${cell.numerator} of ${cell.denominator}`,
    quarter: quarterInWords(cell.period),
    href: `${address}/${standard.subject}`,
  }
  const reached =
    standard.target && !isHidden(cell) && cell.share && typeof cell.share !== 'string'
      ? reaches(standard.target, cell.share.percent)
      : undefined
  if (reached === false) return { rank: 0, row: { ...about, latest, standing: 'Target not reached' } }
  return { rank: 1, row: { ...about, latest, standing: reached ? 'Target reached' : '' } }
}
