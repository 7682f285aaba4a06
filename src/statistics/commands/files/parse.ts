/**
 * A small CSV reader that works on chunks, so that a file of any length needs the memory of one row: comma, quotes
 * doubled inside quotes, LF or CRLF. A quote opens a quoted cell only where a cell begins; elsewhere it is a sign for
 * inches. It calls `row` with the cells of each record; empty lines are left out.
 */
export type CsvParser = {
  /** False once a quote was opened that does not close within `longestRecord`: nothing after it can be trusted. */
  write(chunk: string): boolean
  /** False if the file ends inside quotes. */
  end(): boolean
}

/** A record longer than this, in characters, has lost a quote. */
export const longestRecord = 1_000_000

export function csvParser(row: (cells: string[], line: number) => void): CsvParser {
  let rest = ''
  let line = 0
  let first = true

  function emit(record: string): void {
    line++
    const text = record.endsWith('\r') ? record.slice(0, -1) : record
    if (text !== '') row(text.includes('"') ? splitQuoted(text) : text.split(','), line)
  }

  return {
    write(chunk) {
      const text = first && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk
      if (chunk !== '') first = false
      const all = rest + text
      let start = 0
      let end = endOfRecord(all, start)
      while (end >= 0) {
        emit(all.slice(start, end))
        start = end + 1
        end = endOfRecord(all, start)
      }
      rest = all.slice(start)
      return rest.length <= longestRecord
    },
    end() {
      const last = rest
      rest = ''
      if (last === '') return true
      if (endOfRecord(`${last}\n`, 0) < 0) return false
      emit(last)
      return true
    },
  }
}

const quote = 34
const comma = 44
const lineFeed = 10

/** The position of the line feed that ends the record, −1 if the record goes on in the next chunk. */
function endOfRecord(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  if (end < 0) return -1
  const firstQuote = text.indexOf('"', start)
  if (firstQuote < 0 || firstQuote > end) return end
  let inQuotes = false
  let cellBegins = true
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (inQuotes) {
      if (code !== quote) continue
      if (text.charCodeAt(i + 1) === quote) i++
      else inQuotes = false
    } else if (code === quote && cellBegins) inQuotes = true
    else if (code === lineFeed) return i
    cellBegins = !inQuotes && code === comma
  }
  return -1
}

function splitQuoted(text: string): string[] {
  const cells: string[] = []
  let cell = ''
  let inQuotes = false
  let cellBegins = true
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (inQuotes) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else inQuotes = false
      continue
    }
    if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '"' && cellBegins) inQuotes = true
    else cell += character
    cellBegins = character === ','
  }
  cells.push(cell)
  return cells
}

/** A cell as CSV: quoted only where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
