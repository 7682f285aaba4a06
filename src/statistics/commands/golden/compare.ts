import { cellText, readNumber } from '../files/number-text.ts'
import { closedForm, type Family } from './family.ts'
import type { AnswerRow, GoldenFolder, Table, TextRow } from './table.ts'

export type FamilyResult = {
  readonly name: string
  readonly values: number
  readonly agree: number
  readonly largestRelativeDifference: number
}
export type Disagreement = {
  readonly family: string
  readonly key: string
  readonly column: string
  readonly expected: string
  readonly ours: string
}

type CellVerdict = { readonly agrees: boolean; readonly difference: number }

/** Compares one cell: text exactly, numbers within the tolerance; a difference within the absolute one counts as 0. */
export function compareCell(
  expected: string,
  ours: string,
  tolerance: { readonly relative: number; readonly absolute: number },
): CellVerdict {
  if (expected === ours) return { agrees: true, difference: 0 }
  const theirs = readNumber(expected)
  const mine = readNumber(ours)
  if (theirs === null || mine === null || !Number.isFinite(theirs) || !Number.isFinite(mine))
    return { agrees: false, difference: 0 }
  const absolute = Math.abs(theirs - mine)
  const relative = absolute === 0 ? 0 : absolute / Math.max(Math.abs(theirs), Math.abs(mine))
  if (relative <= tolerance.relative) return { agrees: true, difference: relative }
  return absolute <= tolerance.absolute
    ? { agrees: true, difference: 0 }
    : { agrees: false, difference: relative }
}

const keyOf = (row: Readonly<Record<string, string>>, keys: readonly string[]): string =>
  keys.map(key => keyText(row[key] ?? '')).join(' / ')

/** 0.95 and 0.950 name the same row. */
function keyText(text: string): string {
  const number = readNumber(text)
  return number === null || Number.isNaN(number) ? text : cellText(number)
}

export function textRow(row: AnswerRow): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [column, value] of Object.entries(row)) texts[column] = cellText(value)
  return texts
}

/** Answers of one key in the order given: a file may hold the same inputs twice. */
function indexAnswers(answers: readonly AnswerRow[], keys: readonly string[]): Map<string, TextRow[]> {
  const index = new Map<string, TextRow[]>()
  for (const answer of answers) {
    const row = textRow(answer)
    const key = keyOf(row, keys)
    const same = index.get(key)
    if (same) same.push(row)
    else index.set(key, [row])
  }
  return index
}

/** Compares every value of an expected file with our answers. A row that we have not disagrees in all its cells. */
export function compareFamily(
  family: Family,
  expected: Table,
  answers: readonly AnswerRow[],
  folder: GoldenFolder,
): { result: FamilyResult; disagreements: Disagreement[] } {
  const tolerance = family.tolerance ?? closedForm
  const ours = indexAnswers(answers, family.keys)
  const columns = expected.columns.filter(column => !family.keys.includes(column))
  const disagreements: Disagreement[] = []
  let values = 0
  let agree = 0
  let largest = 0
  for (const row of expected.rows) {
    const key = keyOf(row, family.keys)
    const same = ours.get(key)
    const answer = same && same.length > 1 ? same.shift() : same?.[0]
    for (const column of columns) {
      values++
      const text = answer?.[column]
      const verdict: CellVerdict =
        text === undefined
          ? { agrees: false, difference: 0 }
          : compareCell(row[column] ?? '', text, tolerance(column, row))
      if (verdict.agrees) agree++
      else
        disagreements.push({
          family: family.name,
          key,
          column,
          expected: row[column] ?? '',
          ours: text ?? '(no such row or column)',
        })
      largest = Math.max(largest, verdict.difference)
    }
  }
  for (const stopped of family.stopped?.(folder) ?? []) {
    values++
    if (stopped.agrees) agree++
    else
      disagreements.push({
        family: family.name,
        key: stopped.name,
        column: 'outcome',
        expected: 'peer_error',
        ours: 'nothing here that the peer would stop at',
      })
  }
  return { result: { name: family.name, values, agree, largestRelativeDifference: largest }, disagreements }
}
