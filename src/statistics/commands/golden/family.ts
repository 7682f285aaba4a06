import type { AnswerRow, GoldenFolder, TextRow } from './table.ts'

/** How far a number may be from the reference: relative to the larger, or absolute for figures that are 0 in theory. */
export type Tolerance = (
  column: string,
  expected: TextRow,
) => { readonly relative: number; readonly absolute: number }

/** Figures of the same kind in one expected file, and how we answer them. */
export type Family = {
  /** The stem of the expected file. */
  readonly name: string
  /** The columns that say which row it is; every other column of the file is a value. */
  readonly keys: readonly string[]
  /** The columns of the file, for `--write` where the file itself is absent. */
  readonly columns: readonly string[]
  /** Our answers for a folder; null if the folder has not the inputs. */
  answer(folder: GoldenFolder): readonly AnswerRow[] | null
  readonly tolerance?: Tolerance
  /** Values that are not cells: cases at which the reference stopped. */
  stopped?(folder: GoldenFolder): readonly StoppedCase[]
}

/** A case at which the reference stopped with an error, and whether ours meets the same condition and still answers. */
export type StoppedCase = { readonly name: string; readonly agrees: boolean }

export const closedForm: Tolerance = () => ({ relative: 1e-9, absolute: 1e-10 })
