/** The rows of somebody's spreadsheet: found below their heading, numbered as the spreadsheet numbers them. */
import { FileFault } from './file-fault.ts'
import type { FileToImport } from './file-to-import.ts'
import { groupedNames, isSameRow } from './grouped-heading.ts'
import { type Heading, headingNames, readHeading, recordOf } from './heading.ts'
import type { ImportKind, SheetLayout } from './import-kind.ts'
import { type JudgedRow, judgeRecord, rejected } from './read-rows.ts'

/** A heading stands among the first rows; titles, logos and dates stand above it. */
export const headingWithin = 60

/** The whole of a line that is no row. */
export const lineText = '(line)'

const isBlank = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')

/** Throws a FileFault where no row has every column that the kind reads, or no row follows. */
export async function* judgedSheetRows(
  kind: ImportKind,
  layout: SheetLayout & Pick<FileToImport, 'isGrid'>,
  rows: AsyncIterable<readonly string[]>,
  onHeading: (heading: Heading) => void,
): AsyncGenerator<JudgedRow> {
  const above: (readonly string[])[] = []
  let heading: SheetHeading | undefined
  let [row, read] = [0, 0]
  for await (const cells of rows) {
    row += 1
    if (heading === undefined) {
      heading = headingIn(kind, cells, above.at(-1))
      if (heading) onHeading(heading)
      else if (above.push(cells) >= headingWithin) throw noHeading(kind, above)
    } else if (!isBlank(cells)) {
      const judged = judgeLine(kind, layout, heading, cells, row)
      if (!judged.isLeftOut) read += 1
      yield judged
    }
  }
  if (heading === undefined) throw noHeading(kind, above)
  if (read === 0) throw new FileFault('The file has a heading and no rows.')
}

const required = (kind: ImportKind): string[] =>
  kind.columns.filter(column => column.required).map(column => column.name)

/** `rows`: as they stand in the sheet, to know them again. */
type SheetHeading = Heading & { readonly rows: readonly (readonly string[])[] }

/** The row alone, or the row with the groups that stand above it. */
function headingIn(
  kind: ImportKind,
  cells: readonly string[],
  above: readonly string[] | undefined,
): SheetHeading | undefined {
  const isWhole = (names: readonly string[]) => required(kind).every(name => names.includes(name))
  const alone = headingNames(cells)
  if (isWhole(alone)) return { ...readHeading(alone, kind.columns), rows: [cells] }
  const grouped = above && groupedNames(above, cells)
  return grouped && isWhole(grouped)
    ? { ...readHeading(grouped, kind.columns), rows: [above, cells] }
    : undefined
}

function noHeading(kind: ImportKind, above: readonly (readonly string[])[]): FileFault {
  if (above.every(isBlank)) return new FileFault('The file is empty: it has no heading and no rows.')
  const [nearest] = above
    .map((cells, at) => {
      const names = [...headingNames(cells), ...groupedNames(above[at - 1] ?? [], cells)]
      return { row: at + 1, missing: required(kind).filter(name => !names.includes(name)) }
    })
    .sort((a, b) => a.missing.length - b.missing.length)
  const { row, missing } = nearest!
  const lacks = missing.map(name => `“${name}”`).join(', ')
  return new FileFault(
    `No row among the first ${above.length} has every column that is read. Row ${row} comes nearest: it lacks ${lacks}.`,
    { field: missing[0]!, row },
  )
}

function judgeLine(
  kind: ImportKind,
  layout: SheetLayout & Pick<FileToImport, 'isGrid'>,
  heading: SheetHeading,
  cells: readonly string[],
  row: number,
): JudgedRow {
  const record = recordOf(heading, cells)
  const beyond = cells.slice(heading.width).filter(cell => cell.trim() !== '')
  if (layout.isNoRow(record) || isHeadingAgain(heading, cells)) {
    const text = cells.filter(cell => cell.trim() !== '').join(' · ')
    return { row, record: { [lineText]: text }, key: null, reasons: [], isLeftOut: true }
  }
  // In a workbook that is a note beside the table; in a CSV file a comma may have moved every cell after it.
  if (beyond.length > 0 && !layout.isGrid)
    return rejected(row, record, [
      { message: `has ${cells.length} cells where the heading has ${heading.width}` },
    ])
  return judgeRecord(kind, recordOf(heading, cells.slice(0, heading.width)), row)
}

/** A heading repeated at the top of each printed page is no row. */
const isHeadingAgain = ({ rows }: SheetHeading, cells: readonly string[]): boolean =>
  rows.some(row => isSameRow(row, cells))
