/**
 * The different texts of each column of a whole sheet: a word that only a later row uses must be explained as well, and
 * nobody can answer for a word that was not shown.
 */
import { type FileToImport, isSameRow, rowsAsTheyStand } from '#platform'
import { blankWords, mostWords } from './heading-words.ts'
import { type FirstLook, glanceAt, inUtf8 } from './sheet-file.ts'

/** In small letters, in the order in which they come. Columns of more texts than words can be are not among them. */
export type WordsByColumn = ReadonlyMap<string, readonly string[]>

export type Look = FirstLook & { readonly words: WordsByColumn }

/** Undefined where it is no text at all, or has no row of headings. */
export async function lookAt(file: FileToImport): Promise<Look | undefined> {
  const first = await glanceAt(file)
  return first && { ...first, words: await wordsThroughout(file, first) }
}

/** Some of them say that there is nothing to say. */
const mostTexts = mostWords + blankWords.length
const longestWord = 200
/** As many as a workbook may have. Somebody waits for the page. */
const mostRows = 200_000

export async function wordsThroughout(file: FileToImport, look: FirstLook): Promise<WordsByColumn> {
  const found = new Map(look.heading.map((name, at) => [name, { at, texts: new Set<string>() }]))
  const pieces = inUtf8(file, look.encoding).open()
  const headings: (readonly string[])[] = []
  let row = 0
  for await (const cells of rowsAsTheyStand(pieces, look.separator)) {
    row += 1
    if (row === look.headingRow || (look.isGrouped && row === look.headingRow - 1)) headings.push(cells)
    if (row <= look.headingRow || headings.some(heading => isSameRow(heading, cells))) continue
    for (const [name, { at, texts }] of found) {
      const text = (cells[at] ?? '').trim().toLowerCase()
      if (text !== '') texts.add(text)
      if (texts.size > mostTexts || text.length > longestWord) found.delete(name)
    }
    if (found.size === 0 || row >= mostRows) break
  }
  return new Map([...found].map(([name, { texts }]) => [name, [...texts]]))
}
