/** A spreadsheet as it comes, brought by the page: read once somebody has said how. */
import { done, refuse } from '#kit'
import { asCsv, type BroughtFile, type ImportChoice, type ImportKind } from '#platform'
import { caseloadRules } from '../rules.ts'
import { sheetKind } from './kind.ts'
import { whyNoSheets } from './look-at-sheets.ts'
import type { Mapping } from './mapping.ts'
import { inUtf8 } from './sheet-file.ts'

/** What is known of how a file is to be read. */
export type SheetReading = {
  readonly sheets?: readonly string[]
  readonly sheet?: string
  /** As far as somebody has come; nothing that was typed is lost. */
  readonly draft?: Mapping
  /** What was answered meanwhile to whose the references are; empty where nothing was. */
  readonly numbering?: string
  /** As somebody confirmed it: later changes of the saved mapping do not change what this file says. */
  readonly mapping?: Mapping
}
export const readingOf = ({ reading }: Pick<BroughtFile, 'reading'>): SheetReading => reading

export const sheetChoice: ImportChoice = {
  name: 'sheet',
  title: 'A spreadsheet as it comes',
  hint: 'A row a case, in its own words and columns: .xlsx, or saved as CSV. You say what its columns mean.',
  act: caseloadRules['import-caseload'],
  refuses: whyNoSheets,
  saidAt: 'mapping',
  async readBy(_db, file, at) {
    const { mapping, sheet } = readingOf(file)
    if (!mapping)
      return refuse('out-of-order', 'You cannot do this yet, because nobody has said how this sheet is read.')
    const kind = sheetKind(mapping, at.today) as ImportKind
    return done({ kind, file: inUtf8(asCsv(file, sheet), mapping.encoding) })
  },
}
