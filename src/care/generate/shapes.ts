/** The shapes in which an invented caseload is written, as one table. */
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { addDays, csvLine, instant } from '#kit'
import type { Moment } from '#platform'
import type { NotHeld } from '../national-set/not-held.ts'
import { writeNationalSets } from '../national-set/write-folders.ts'
import { workbook } from '../return/spreadsheet.ts'
import { caseloadFile } from './caseload.ts'
import type { Wanted } from './people.ts'
import { mistakes } from './sheet-mistakes.ts'
import { type SheetLine, type SheetName, sheetLines, sheetTitles } from './spreadsheet.ts'
import { inventedCases } from './told-cases.ts'

/** Rows about a case, and those among them with a planted mistake, by its name. */
type SheetsMade = { readonly cases: number; readonly mistakes: Readonly<Record<string, number>> }
export type Made = Partial<SheetsMade> & {
  /** What the shape cannot say, counted. */
  readonly notHeld?: NotHeld
}
export type Shape = {
  readonly title: string
  /** The files or folders that are made. */
  readonly names: (wanted: Wanted) => readonly string[]
  /** How many people it can hold, where there is an end to it. */
  readonly mostPeople?: number
  readonly write: (wanted: Wanted, out: string) => Promise<Made>
}

const sheetFiles: Readonly<Record<SheetName, string>> = {
  begun: 'spreadsheet.csv',
  inherited: 'spreadsheet-transferred-in.csv',
}

export const shapes = {
  caseload: {
    title: 'the caseload file, a row a fact: all there is',
    names: () => ['caseload.csv'],
    write: async (wanted, out) => {
      await pipeline(Readable.from(caseloadFile(wanted)), createWriteStream(join(out, 'caseload.csv')))
      return {}
    },
  },
  'national-set': {
    title: 'the shape of the national data set, a folder a commissioner',
    names: ({ settings }) => settings.commissioners.map(each => each.code),
    write: async (wanted, out) => {
      const at = lastMoment(wanted)
      const { notHeld } = await writeNationalSets(eachOf(inventedCases(wanted, at)), { at, out })
      return { notHeld }
    },
  },
  spreadsheet: {
    title: 'a support unit’s spreadsheets as they come, a row a case, in Windows-1252',
    names: () => Object.values(sheetFiles),
    write: writeSpreadsheets,
  },
  workbook: {
    title: 'the same as one .xlsx workbook',
    names: () => ['caseload.xlsx'],
    mostPeople: 200_000,
    write: writeWorkbook,
  },
} as const satisfies Readonly<Record<string, Shape>>
export type ShapeName = keyof typeof shapes
export const shapeNames = Object.keys(shapes) as ShapeName[]
export const shapeOf = (name: ShapeName): Shape => shapes[name]

/** The end of the last day of which anything is told. */
const lastMoment = ({ settings: { until } }: Wanted): Moment => ({
  today: addDays(until, -1),
  now: instant(`${until}T00:00:00Z`),
})

function* eachOf<T>(groups: Iterable<readonly T[]>): Generator<T> {
  for (const group of groups) yield* group
}

class Tally {
  cases = 0
  readonly mistakes: Record<string, number> = Object.fromEntries(mistakes.map(({ name }) => [name, 0]))

  add({ isCase, mistake }: SheetLine): void {
    if (isCase) this.cases += 1
    if (mistake !== undefined) this.mistakes[mistake]! += 1
  }

  get made(): SheetsMade {
    return { cases: this.cases, mistakes: this.mistakes }
  }
}

/** As the usual program saves them here: Windows-1252, whose pound sign and accents are those of Latin-1. */
async function writeSpreadsheets(wanted: Wanted, out: string): Promise<SheetsMade> {
  const tally = new Tally()
  for (const [sheet, name] of Object.entries(sheetFiles) as [SheetName, string][])
    await pipeline(Readable.from(bytesOf(sheet, wanted, tally)), createWriteStream(join(out, name)))
  return tally.made
}

function* bytesOf(sheet: SheetName, wanted: Wanted, tally: Tally): Generator<Buffer> {
  for (const line of sheetLines(wanted, lastMoment(wanted))) {
    if (line.sheet !== sheet) continue
    tally.add(line)
    yield Buffer.from(csvLine(line.cells), 'latin1')
  }
}

/** Whole in memory, as a workbook's archive has to be. */
async function writeWorkbook(wanted: Wanted, out: string): Promise<SheetsMade> {
  const tally = new Tally()
  const rows: Record<SheetName, (readonly string[])[]> = { begun: [], inherited: [] }
  for (const line of sheetLines(wanted, lastMoment(wanted))) {
    tally.add(line)
    rows[line.sheet].push(line.cells)
  }
  const sheets = (Object.keys(rows) as SheetName[]).map(name => ({
    name: sheetTitles[name],
    rows: rows[name],
  }))
  await writeFile(join(out, 'caseload.xlsx'), workbook(sheets))
  return tally.made
}
