/** Comma-separated values as RFC 4180 has them: CRLF after every record, quotes only where they are needed. */
export type CsvCell = string | number | null

export function csvField(value: CsvCell): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvField).join(',')}\r\n`

export const csvOf = (rows: readonly (readonly CsvCell[])[]): string => rows.map(csvLine).join('')
