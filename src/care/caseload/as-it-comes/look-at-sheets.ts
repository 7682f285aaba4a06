/** Which sheet of a file is meant, and whether any of them can be read as one. */
import { done, Lately, type Refusal, type Result, refuse } from '#kit'
import { asCsv, type CsvSource, FileFault } from '#platform'
import { headingsIn } from './heading-words.ts'
import { type FirstLook, glanceAt } from './sheet-file.ts'
import { type Look, type WordsByColumn, wordsThroughout } from './whole-sheet.ts'

const mostSheets = 12
const instead =
  'Save the sheet as .xlsx, or as CSV with commas, semicolons or tabs between the cells, in UTF-8.'

export type SeenSheet = { readonly look: FirstLook; readonly sheet: string | undefined }

/** The sheet that was chosen; else the one whose heading reads most like that of a caseload: a cover comes first. */
export const lookAtSheets = (file: CsvSource, wanted?: string): Promise<Result<SeenSheet>> =>
  unlessFaulty(async () => {
    const chosen = file.sheets.find(name => name === wanted)
    const candidates = chosen === undefined ? file.sheets.slice(0, mostSheets) : [chosen]
    const looks: SeenSheet[] = []
    for (const sheet of candidates.length > 0 ? candidates : [undefined]) {
      const look = await glanceAt(asCsv(file, sheet))
      if (look) looks.push({ look, sheet })
    }
    const best = looks.sort((one, other) => headingsIn(other.look.heading) - headingsIn(one.look.heading))[0]
    return best ? done(best) : refuse('invalid', `No row of this file reads like a heading. ${instead}`)
  })

/** Files that are kept do not change: all of one is read once, and not again each time the page is shown. */
const read = new Lately<WordsByColumn>(16)

/** `key` names the file for good. */
export const lookThrough = (
  file: CsvSource,
  key: string,
  { look, sheet }: SeenSheet,
): Promise<Result<Look>> =>
  unlessFaulty(async () => {
    const ofSheet = `${key} ${sheet ?? ''}`
    const words = read.find(ofSheet) ?? read.keep(ofSheet, await wordsThroughout(asCsv(file, sheet), look))
    return done({ ...look, words })
  })

async function unlessFaulty<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof FileFault) return { ok: false, refusal: cause.refusal }
    throw cause
  }
}

/** A file of one column is no sheet of cases, or its cells are separated by something that is not known. */
export async function whyNoSheets(file: CsvSource): Promise<Refusal | undefined> {
  const seen = await lookAtSheets(file)
  if (!seen.ok) return seen.refusal
  const named = seen.value.look.heading.filter(name => !name.startsWith('(column '))
  if (named.length > 1) return undefined
  return refuse('invalid', `Every row of this file has one cell alone. ${instead}`).refusal
}
