import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvCell } from '../files/parse.ts'
import { compareFamily, type Disagreement, type FamilyResult, textRow } from './compare.ts'
import { goldenFamilies } from './families.ts'
import type { Family } from './family.ts'
import { type AnswerRow, openGoldenFolder } from './table.ts'

/** `written` counts the files of our own answers. */
export type Replay = {
  readonly written: number
  readonly families: readonly FamilyResult[]
  readonly disagreements: readonly Disagreement[]
}

/** Answers every family that a folder holds inputs or expected figures for; writes our files into `writeTo` if given. */
export function replayGolden(path: string, writeTo: string | null): Replay {
  const folder = openGoldenFolder(path)
  const families: FamilyResult[] = []
  const disagreements: Disagreement[] = []
  let written = 0
  for (const family of goldenFamilies) {
    const expected = folder.table(`${family.name}.csv`)
    const answers = family.answer(folder)
    if (answers && writeTo !== null) {
      writeAnswers(writeTo, family, expected?.columns ?? family.columns, answers)
      written++
    }
    if (!expected) continue
    const compared = compareFamily(family, expected, answers ?? [], folder)
    families.push(compared.result)
    disagreements.push(...compared.disagreements)
  }
  return { written, families, disagreements }
}

function writeAnswers(
  folder: string,
  family: Family,
  columns: readonly string[],
  answers: readonly AnswerRow[],
): void {
  mkdirSync(folder, { recursive: true })
  const lines = answers.map(answer => {
    const row = textRow(answer)
    return columns.map(column => csvCell(row[column] ?? '')).join(',')
  })
  writeFileSync(join(folder, `${family.name}.csv`), `${[columns.join(','), ...lines].join('\n')}\n`)
}
