/** Which sheet of a file is meant, and whether any of them can be read as one. */
import { done, type Refusal, type Result, refuse } from '#kit'
import { asCsv, type CsvSource, FileFault } from '#platform'
import { headingsIn } from './heading-words.ts'
import { type Look, lookAt } from './sheet-file.ts'

const mostSheets = 12
const instead =
  'Save the sheet as .xlsx, or as CSV with commas, semicolons or tabs between the cells, in UTF-8.'

type SeenSheet = { readonly look: Look; readonly sheet: string | undefined }

/** The sheet that was chosen; else the one whose heading reads most like that of a caseload: a cover comes first. */
export async function lookAtSheets(file: CsvSource, wanted?: string): Promise<Result<SeenSheet>> {
  const chosen = file.sheets.find(name => name === wanted)
  const candidates = chosen === undefined ? file.sheets.slice(0, mostSheets) : [chosen]
  try {
    const looks: SeenSheet[] = []
    for (const sheet of candidates.length > 0 ? candidates : [undefined]) {
      const look = await lookAt(asCsv(file, sheet))
      if (look) looks.push({ look, sheet })
    }
    const best = looks.sort((one, other) => headingsIn(other.look.heading) - headingsIn(one.look.heading))[0]
    return best ? done(best) : refuse('invalid', `No row of this file reads like a heading. ${instead}`)
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
