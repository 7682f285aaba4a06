/**
 * An invented caseload as a support unit's spreadsheet comes: titles above the heading, the heading again on every
 * page, days in three styles, pounds, words of its own, notes without a heading, a total, a few mistakes. What began
 * here is one sheet, what came with the service another.
 */
import type { Moment } from '#platform'
import { randomStream } from '#statistics'
import type { ExportedCase } from '../national-set/exported-cases.ts'
import type { Wanted } from './people.ts'
import { withMistake } from './sheet-mistakes.ts'
import { inPounds, sheetColumns, sheetRow, weeklyPence } from './sheet-row.ts'
import { inventedCases } from './told-cases.ts'

export const sheetTitles = { begun: 'Caseload', inherited: 'Transferred in' } as const
export type SheetName = keyof typeof sheetTitles

export type SheetLine = {
  readonly sheet: SheetName
  readonly cells: readonly string[]
  /** What is wrong with it, where a mistake was planted; it counts as a row about a case. */
  readonly mistake?: string | undefined
  readonly isCase: boolean
}

const rowsOfPage = 45

/** Line by line, the two sheets mixed. The same seed gives the same lines. */
export function* sheetLines(wanted: Wanted, at: Moment): Generator<SheetLine> {
  const sheets = { begun: { rows: 0, pence: 0 }, inherited: { rows: 0, pence: 0 } }
  for (const sheet of Object.keys(sheets) as SheetName[]) yield* titles(sheet, at)
  let person = 0
  for (const cases of inventedCases(wanted, at)) {
    person += 1
    const chance = randomStream(Math.imul(wanted.seed + 3, 0x27d4eb2f) ^ Math.imul(person, 0x165667b1))
    for (const [index, told] of cases.entries()) {
      // Below the threshold nothing was asked for: no unit keeps a row of it.
      if (told.state === 'screened-out') continue
      const sheet = told.inherited ? 'inherited' : 'begun'
      const so = sheets[sheet]
      if (so.rows > 0 && so.rows % rowsOfPage === 0) yield line(sheet, sheetColumns)
      so.rows += 1
      so.pence += weeklyPence(told)
      const reference = `CSU/${String(person).padStart(6, '0')}-${index + 1}`
      const row = sheetRow(chance, told, { reference, commissioner: nameOf(wanted, told) })
      const { row: written, mistake } = withMistake(chance, row)
      yield { sheet, cells: sheetColumns.map(name => written[name]), mistake, isCase: true }
    }
  }
  for (const [sheet, { pence }] of Object.entries(sheets) as [SheetName, { pence: number }][])
    yield* endings(sheet, pence)
}

const line = (sheet: SheetName, cells: readonly string[]): SheetLine => ({ sheet, cells, isCase: false })

function* titles(sheet: SheetName, { today }: Moment): Generator<SheetLine> {
  yield line(sheet, ['Example Commissioning Support Unit [invented]'])
  yield line(sheet, [`Individual care: ${sheetTitles[sheet].toLowerCase()}, as at ${today}`])
  yield line(sheet, [])
  yield line(sheet, sheetColumns)
}

function* endings(sheet: SheetName, pence: number): Generator<SheetLine> {
  const total = sheetColumns.map(name =>
    name === 'Ref' ? 'TOTAL' : name === 'Weekly cost' ? inPounds(pence) : '',
  )
  yield line(sheet, total)
  yield line(sheet, [])
  yield line(sheet, [
    'Notes: costs are weekly, from the finance system, before recovery. Everybody here is invented.',
  ])
}

/** As the unit calls it, not by its code. */
function nameOf({ settings }: Wanted, { facts }: ExportedCase): string {
  const code = facts[0]!.detail.commissioner
  const found = settings.commissioners.find(each => each.code === code)
  return found?.name ?? String(code)
}
