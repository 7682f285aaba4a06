/** The public page of individual care, as plain data: what was published of it, by place and quarter. */
import type { Quarter } from '#kit'
import type { Standard } from '#measures/definitions'
import { limitOfStandard } from '#standards/definitions'
import { type FigureMark, type FigureModel, instantInWords, quarterInWords } from '#web'
import type { Edition, EditionCell, EditionHead } from './edition.ts'
import {
  countFigure,
  intervalInWords,
  isHidden,
  isNobody,
  kindOf,
  limitInWords,
  marksOfEdition,
  nobody,
  shareFigure,
  targetInWords,
} from './in-words.ts'

export type PlaceRow = {
  readonly name: string
  readonly isWhole: boolean
  readonly kept: FigureModel
  readonly of: FigureModel
  /** Null where there was nobody to count. */
  readonly share: FigureModel | null
  readonly interval: string
}

export type HistoryRow = {
  readonly quarter: string
  /** One cell an area, in the order of `areas`. */
  readonly cells: readonly { readonly share: FigureModel | null; readonly of: FigureModel }[]
}

export type PromiseSection = {
  readonly id: string
  readonly title: string
  readonly kind: ReturnType<typeof kindOf>
  readonly href: string
  /** “more than 80%”, with whether its source was read. */
  readonly target: { readonly words: string; readonly isVerified: boolean; readonly source: string } | null
  readonly quarter: string
  /** Of every figure in the tables. */
  readonly marks: readonly FigureMark[]
  readonly rows: readonly PlaceRow[]
  readonly areas: readonly string[]
  readonly earlier: readonly HistoryRow[]
  readonly definition: {
    readonly limit: string
    readonly law: string
    readonly numerator: string
    readonly denominator: string
    readonly source: string
  }
}

export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden'; readonly quarter: string; readonly kept: string }
  | { readonly kind: 'nobody'; readonly quarter: string; readonly kept: string }
  | {
      readonly kind: 'share'
      readonly quarter: string
      readonly kept: string
      readonly share: FigureModel
      readonly numbers: string
      readonly interval: string
    }

export type IndividualCareModel = {
  readonly answer: Answer
  readonly sections: readonly PromiseSection[]
  readonly edition: {
    readonly number: number
    readonly asAt: string
    readonly isLatest: boolean
    readonly sha256: string
  } | null
  readonly editions: readonly {
    readonly number: number
    readonly created: string
    readonly why: string
    readonly href: string
    readonly isThis: boolean
  }[]
  readonly csvHref: string
  readonly marks: readonly FigureMark[]
}

export type IndividualCareInput = {
  readonly address: string
  readonly standards: readonly Standard[]
  readonly edition: Edition | undefined
  readonly editions: readonly EditionHead[]
}

export function individualCareModel(input: IndividualCareInput): IndividualCareModel {
  const { edition, editions, address } = input
  const sections = edition ? input.standards.flatMap(standard => sectionOf(standard, edition, address)) : []
  const pinned = edition && edition.number !== editions[0]?.number ? `?edition=${edition.number}` : ''
  return {
    answer: answerOf(input),
    sections,
    edition: edition
      ? {
          ...{ number: edition.number, asAt: instantInWords(edition.asAt), sha256: edition.sha256 },
          isLatest: pinned === '',
        }
      : null,
    editions: editions.map(head => ({
      ...{ number: head.number, created: instantInWords(head.created), why: head.why },
      href: `${address}?edition=${head.number}`,
      isThis: head.number === edition?.number,
    })),
    csvHref: `${address}.csv${pinned}`,
    marks: edition ? marksIn(edition, input.standards) : [],
  }
}

/** The first promise of the page that was counted: its latest quarter, for the whole system. */
function answerOf({ standards, edition }: IndividualCareInput): Answer {
  for (const standard of standards) {
    const cell = latestWhole(edition, standard)
    if (!cell || !edition) continue
    const { kept } = standard
    const quarter = quarterInWords(cell.period)
    if (isNobody(cell)) return { kind: 'nobody', quarter, kept }
    if (isHidden(cell)) return { kind: 'hidden', quarter, kept }
    return {
      ...{ kind: 'share', quarter, kept, share: shareFigure(cell, standard, marksOfEdition(edition)) },
      numbers: `${cell.numerator} of ${cell.denominator}`,
      interval: intervalInWords(cell),
    }
  }
  return { kind: 'none' }
}

export function latestWhole(edition: Edition | undefined, standard: Standard): EditionCell | undefined {
  return edition?.cells
    .filter(cell => cell.standard === standard.id && cell.level === 'system')
    .sort((a, b) => (a.period < b.period ? 1 : -1))[0]
}

function sectionOf(standard: Standard, edition: Edition, address: string): PromiseSection[] {
  const cells = edition.cells.filter(cell => cell.standard === standard.id)
  const quarters = [...new Set(cells.map(cell => cell.period))].sort().reverse()
  const latest = quarters[0]
  if (!standard.measure || latest === undefined) return []
  const areas = areasOf(cells)
  const limit = limitOfStandard(standard)
  const words = targetInWords(standard)
  return [
    {
      ...{ id: standard.id, title: standard.title, kind: kindOf(standard) },
      href: `${address.slice(0, address.lastIndexOf('/'))}/${standard.id}`,
      target:
        standard.target && words
          ? { words, isVerified: standard.target.verified, source: standard.target.source }
          : null,
      quarter: quarterInWords(latest),
      marks: marksOfEdition(edition),
      rows: cells.filter(cell => cell.period === latest).map(cell => rowOf(cell, standard)),
      areas: areas.map(area => area.name),
      earlier: quarters.slice(1).map(quarter => historyOf(quarter, cells, areas, standard)),
      definition: {
        ...{ limit: limitInWords(limit), law: limit.law, source: standard.measure.source },
        ...{ numerator: standard.measure.numerator, denominator: standard.measure.denominator },
      },
    },
  ]
}

type Area = { readonly level: string; readonly code: string; readonly name: string }

/** Every area of any quarter, the whole first, then in the order in which they were published. */
function areasOf(cells: readonly EditionCell[]): Area[] {
  const found = new Map<string, Area>()
  for (const cell of cells) found.set(`${cell.level}|${cell.code}`, cell)
  return [...found.values()].sort((a, b) => Number(b.level === 'system') - Number(a.level === 'system'))
}

function rowOf(cell: EditionCell, standard: Standard): PlaceRow {
  return {
    ...{ name: cell.name, isWhole: cell.level === 'system', interval: intervalInWords(cell) },
    kept: countFigure(cell, 'numerator', standard),
    of: countFigure(cell, 'denominator', standard),
    share: isNobody(cell) ? null : shareFigure(cell, standard),
  }
}

function historyOf(
  quarter: Quarter,
  cells: readonly EditionCell[],
  areas: readonly Area[],
  standard: Standard,
): HistoryRow {
  const here = cells.filter(cell => cell.period === quarter)
  const missing: FigureModel = { measure: nobody, place: '', date: '', value: 0 }
  return {
    quarter: quarterInWords(quarter),
    cells: areas.map(area => {
      const cell = here.find(each => each.level === area.level && each.code === area.code)
      if (!cell) return { share: null, of: missing }
      return {
        share: isNobody(cell) ? null : shareFigure(cell, standard),
        of: countFigure(cell, 'denominator', standard),
      }
    }),
  }
}

function marksIn(edition: Edition, standards: readonly Standard[]): FigureMark[] {
  const hidden = edition.cells.some(isHidden)
  const unverified = standards.some(
    standard => standard.target?.verified === false && latestWhole(edition, standard),
  )
  return [
    ...(hidden ? (['suppressed'] as const) : []),
    ...(unverified ? (['unverified'] as const) : []),
    ...marksOfEdition(edition),
  ]
}
