import { Figure, type FigureMark, type FigureModel } from './figure.tsx'
import type { Content } from './part.ts'

/** A figure in a sentence, with the address where it is explained. */
export interface SentenceFigure {
  readonly figure: FigureModel
  readonly href: string
}

/** A sentence as data: words and figures in their order. "About ", 3,800, " were outstanding." */
export type SentenceModel = readonly (string | SentenceFigure)[]

/** A sentence with its numbers in it, each a link to how it was worked out. */
export function Sentence({ of }: { readonly of: SentenceModel }): Content {
  return of.map(part => (typeof part === 'string' ? part : <Figure {...part} />))
}

/** The marks of the figures of sentences, for the line that explains them. */
export const marksIn = (...sentences: readonly SentenceModel[]): readonly FigureMark[] =>
  sentences.flat().flatMap(part => (typeof part === 'string' ? [] : markOf(part.figure)))

const markOf = (figure: FigureModel): readonly FigureMark[] =>
  figure.value === null ? ['suppressed', ...(figure.marks ?? [])] : (figure.marks ?? [])
