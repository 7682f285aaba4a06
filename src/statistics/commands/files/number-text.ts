/** The shortest text that reads back to the same double, in the layout of the golden files (`1e-09`, `NaN`, `Inf`). */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf'
  const text = String(value)
  return text.includes('e') ? text.replace(/e([+-])(\d)$/, 'e$10$2') : text
}

export type CellValue = string | number | boolean | null

/** A cell of an answer as text: empty for null, `true` and `false`, numbers in full. */
export function cellText(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'boolean' ? String(value) : value
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const infinite = /^[+-]?Inf(?:inity)?$/i

/** Reads a number as it stands in a CSV cell; null for an empty cell, NaN for what is no number. */
export function readNumber(text: string): number | null {
  if (decimal.test(text)) return Number(text)
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === 'NA') return null
  if (infinite.test(trimmed)) return trimmed.startsWith('-') ? -Infinity : Infinity
  return decimal.test(trimmed) ? Number(trimmed) : Number.NaN
}
