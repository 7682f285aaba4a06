/** The first row of a file against the columns that a kind reads. */
import { FileFault } from './file-fault.ts'
import type { CsvRecord, ImportColumn } from './import-kind.ts'

export type Heading = {
  /** How many cells every row should have. */
  readonly width: number
  /** Where each column of the kind is, in the order of the file; absent optional columns are left out. */
  readonly places: readonly { name: string; at: number }[]
  readonly absent: readonly string[]
  /** Columns of the file that this kind does not read. */
  readonly ignored: readonly string[]
}

const listed = (names: readonly string[]): string => names.map(name => `“${name}”`).join(', ')

/** Throws a FileFault where a column is missing or there twice. */
export function readHeading(cells: readonly string[], columns: readonly ImportColumn[]): Heading {
  const names = cells.map(cell => cell.trim())
  const twice = names.filter((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice.length > 0)
    throw new FileFault(`The heading has the same column twice: ${listed([...new Set(twice)])}.`, {
      field: twice[0]!,
    })
  const missing = columns.filter(column => column.required && !names.includes(column.name))
  if (missing.length > 0)
    throw new FileFault(
      `The heading lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${listed(missing.map(each => each.name))}.${separatorHint(cells)} It has: ${listed(names)}.`,
      { field: missing[0]!.name },
    )
  const known = columns.map(column => column.name)
  return {
    width: names.length,
    places: known
      .flatMap(name => (names.includes(name) ? [{ name, at: names.indexOf(name) }] : []))
      .sort((a, b) => a.at - b.at),
    absent: known.filter(name => !names.includes(name)),
    ignored: names.filter(name => name !== '' && !known.includes(name) && !name.startsWith('(column ')),
  }
}

/** A column without a heading is called by its letters, as a spreadsheet calls it. */
const unnamed = (at: number): string => `(column ${columnLetters(at)})`
const columnLetters = (at: number): string =>
  (at < 26 ? '' : columnLetters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** The names of a spreadsheet's columns: line breaks are spaces, and no two are the same. */
export function headingNames(cells: readonly string[]): string[] {
  const names: string[] = []
  cells.forEach((cell, at) => {
    const name = cell.trim().replaceAll(/\s+/g, ' ') || unnamed(at)
    const earlier = names.filter(each => each === name || each.startsWith(`${name} (`)).length
    names.push(earlier === 0 ? name : `${name} (${earlier + 1})`)
  })
  return names
}

function separatorHint(cells: readonly string[]): string {
  const only = cells.length === 1 ? cells[0]! : ''
  if (only.includes(';')) return ' The file seems to be separated by semicolons instead of commas.'
  return only.includes('\t') ? ' The file seems to be separated by tabs instead of commas.' : ''
}

/** Cells beyond the heading are kept under this name, so that a rejected row is kept whole. */
export const surplus = '(more)'

export function recordOf(heading: Heading, cells: readonly string[]): CsvRecord {
  const record: Record<string, string> = {}
  for (const { name, at } of heading.places) record[name] = cells[at] ?? ''
  for (const name of heading.absent) record[name] = ''
  if (cells.length > heading.width) record[surplus] = cells.slice(heading.width).join(',')
  return record
}
