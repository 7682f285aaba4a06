import { type Outcome, unworkable, worked } from '../../outcome.ts'
import { readNumber } from './number-text.ts'
import type { CsvRow } from './stream.ts'

/** The number in a cell; refused where there is none. */
export function numberCell(row: CsvRow, column: string): Outcome<number> {
  const value = optionalNumberCell(row, column)
  if (!value.ok) return value
  return value.value === null
    ? unworkable('missing-value', `${column} is empty`, { row: row.number, field: column })
    : worked(value.value)
}

/** The number in a cell, null where it is empty; text, NaN and infinite values are refused. */
export function optionalNumberCell(row: CsvRow, column: string): Outcome<number | null> {
  const text = row.get(column)
  const value = readNumber(text)
  if (value !== null && !Number.isFinite(value))
    return unworkable('not-a-number', `${column} is "${text}", which is not a number`, {
      row: row.number,
      field: column,
    })
  return worked(value)
}

/** A column of numbers of some rows; an empty cell becomes `empty`, or is refused where that is null. */
export function numberColumn(
  rows: readonly CsvRow[],
  column: string,
  empty: number | null,
): Outcome<number[]> {
  const numbers: number[] = []
  for (const row of rows) {
    const value = empty === null ? numberCell(row, column) : optionalNumberCell(row, column)
    if (!value.ok) return value
    numbers.push(value.value ?? empty!)
  }
  return worked(numbers)
}
