/** Comma-separated values as RFC 4180 has them: CRLF after every record, quotes only where they are needed. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => `${row.map(csvField).join(',')}\r\n`).join('')

export const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
