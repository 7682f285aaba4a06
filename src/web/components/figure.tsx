import { numberInWords } from '../words.ts'
import { Anchor } from './link.tsx'
import type { Content } from './part.ts'

/** What must be known about a value before it is used, as it is written beside it. */
export const figureMarks = {
  provisional: '[p]',
  estimated: '[e]',
  suppressed: '[c]',
  revised: '[r]',
  unverified: '[x]',
  invented: '[invented]',
  disputed: '[disputed]',
} as const

export type FigureMark = keyof typeof figureMarks

export interface FigureModel {
  /** What is counted or measured, in the words of its definition. */
  readonly measure: string
  readonly place: string
  /** The day or period in words: "31 January 2020". */
  readonly date: string
  /** A number, or words such as "£240m to £340m"; null when it is suppressed. */
  readonly value: number | string | null
  /** After the value, with its own space where it needs one: "%", " reviews", " days". */
  readonly unit?: string | undefined
  readonly marks?: readonly FigureMark[] | undefined
}

/** The value with its unit, as text: "3,800 reviews". */
export const valueInWords = ({ value, unit = '' }: FigureModel): string =>
  value === null ? '' : `${typeof value === 'number' ? numberInWords(value) : value}${unit}`

/** A value and its marks, without a link: for a table, where one link explains all cells. */
export function FigureValue({ figure }: { readonly figure: FigureModel }) {
  return (
    <span class="app-figure">
      {valueInWords(figure)}
      <Marks figure={figure} />
    </span>
  )
}

/** A value in a sentence: a link named with measure, place and date, to how it was worked out. */
export function Figure({ figure, href }: { readonly figure: FigureModel; readonly href: string }) {
  const shown = valueInWords(figure) || figureMarks.suppressed
  return (
    <span class="app-figure">
      <Anchor class="nhsuk-link app-figure__link" href={href}>
        {shown}
        <span class="nhsuk-u-visually-hidden">
          {' '}
          ({figure.measure}, {figure.place}, {figure.date})
        </span>
      </Anchor>
      <Marks figure={figure} />
    </span>
  )
}

/** A suppressed value has its mark even if nobody gave it; marks are read out in full. */
function Marks({ figure }: { readonly figure: FigureModel }): Content {
  const given = figure.marks ?? []
  const marks =
    figure.value === null && !given.includes('suppressed') ? (['suppressed', ...given] as const) : given
  return marks.map(mark => (
    <span class="app-figure__mark">
      {' '}
      <span aria-hidden="true">{figureMarks[mark]}</span>
      <span class="nhsuk-u-visually-hidden">({mark})</span>
    </span>
  ))
}
