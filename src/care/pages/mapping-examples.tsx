/** What the first rows of a sheet become as its columns are said to be read. */
import { DataTable, dayInWords, numberInWords } from '#web'
import { pathwayTitles } from '../case.ts'
import type { SheetCase } from '../caseload/as-it-comes/read-sheet-row.ts'
import type { Look } from '../caseload/as-it-comes/whole-sheet.ts'
import { wordColumn, wordColumnsOf } from '../caseload/as-it-comes/word-columns.ts'
import { factTitles } from '../fact-titles.ts'
import { localIdInWords } from '../local-id.ts'

export type Example = {
  readonly row: number
  readonly made: SheetCase | null
  /** What is wrong with it, where it makes no case. */
  readonly wrong: readonly string[]
}
type MappingExamplesProps = { readonly examples: readonly Example[]; readonly look: Look }

export function MappingExamples({ examples, look }: MappingExamplesProps) {
  return (
    <DataTable
      id="examples"
      caption="What the first rows become"
      asAt={`as the answers above stand; the sheet goes on to row ${numberInWords(look.rows.at(-1)?.row ?? look.headingRow)} or further`}
      columns={['Row', 'Who', 'Pathway and commissioner', 'What happened'].map(heading => ({ heading }))}
      rows={examples.map(({ row, made, wrong }) => [
        String(row),
        made ? whoIn(made) : { text: `Rejected: ${wrong.join('; ')}` },
        made ? pathwayIn(made) : '',
        made ? whatIn(made) : '',
      ])}
      empty={{ why: 'No row follows the heading.' }}
    />
  )
}

const referralOf = (made: SheetCase) => made.rows[0]!
const whoIn = (made: SheetCase): string => {
  const { given_name, family_name, born_on, nhs_number } = referralOf(made)
  return `${localIdInWords(made.name)}: ${given_name ?? ''} ${family_name ?? ''}, born ${born_on ? dayInWords(born_on) : ''}, ${nhs_number ?? ''}`
}
const pathwayIn = (made: SheetCase): string => {
  const { pathway, commissioner } = referralOf(made)
  return `${pathway ? pathwayTitles[pathway] : ''}, ${commissioner ?? ''}`
}
const whatIn = (made: SheetCase): string =>
  made.rows
    .map(({ fact, occurred_on, detail }) => {
      const said = wordColumnsOf(fact)
        .map(wordColumn)
        .flatMap(({ cell, meanings }) => meanings[String(detail[cell])] ?? [])
        .map(each => each.replace(/^[A-Z](?=[a-z ])/, letter => letter.toLowerCase()))
      return `${factTitles[fact] ?? fact} ${dayInWords(occurred_on)}${said.length > 0 ? ` (${said.join(', ')})` : ''}`
    })
    .join('; ')

export const rowsOfHeading = ({ headingRow, isGrouped }: Look): string =>
  isGrouped
    ? `rows ${numberInWords(headingRow - 1)} and ${numberInWords(headingRow)}`
    : `row ${numberInWords(headingRow)}`
