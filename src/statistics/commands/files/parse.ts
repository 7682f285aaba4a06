/**
 * A small CSV reader that works on chunks, so that a file of any length needs the memory of one row: comma, quotes
 * doubled inside quotes, LF or CRLF. It calls `row` with the cells of each record; empty lines are left out.
 */
export type CsvParser = {
  write(chunk: string): void
  end(): void
}

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
    },
    end() {
      if (rest !== '') emit(rest)
      rest = ''
    },
  }
}

/** The position of the line feed that ends the record, −1 if the record goes on in the next chunk. */
function endOfRecord(text: string, start: number): number {
  let end = text.indexOf('\n', start)
  if (end < 0) return -1
  const quote = text.indexOf('"', start)
  if (quote < 0 || quote > end) return end
  let inQuotes = false
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 34) inQuotes = !inQuotes
    else if (code === 10 && !inQuotes) {
      end = i
      return end
    }
  }
  return -1
}

function splitQuoted(text: string): string[] {
  const cells: string[] = []
  let cell = ''
  let inQuotes = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (inQuotes) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else inQuotes = false
    } else if (character === '"') inQuotes = true
    else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  cells.push(cell)
  return cells
}

/** A cell as CSV: quoted only where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
