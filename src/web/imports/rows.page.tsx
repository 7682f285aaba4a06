import type { Refusal } from '#kit'
import type { ImportColumn, ImportRow } from '#platform'
import {
  BackLink,
  Button,
  EmptyState,
  Input,
  InsetText,
  LeadSentence,
  Link,
  Pagination,
} from '../components/index.ts'
import { emptyForm, type Form } from '../form.ts'
import { ActForm, messagesOf, Problems } from '../problems.tsx'
import { countOf, numberInWords } from '../words.ts'
import type { Opened } from './opened.ts'

export type RowsModel = {
  readonly opened: Opened
  readonly rows: readonly ImportRow[]
  readonly columns: readonly ImportColumn[]
  /** One row with all its cells, or several with the cells that are wrong. */
  readonly isWhole: boolean
  readonly corrected: number | undefined
  readonly form: Form | null
  readonly refusal: Refusal | null
  readonly nextHref: string | undefined
}

/** Where a cell's field is on the page; columns may be called anything. */
export const fieldOf = (row: number, column: string): string =>
  `row-${row}-${column.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`

export function RowsPage(model: RowsModel) {
  const { opened, rows, corrected, refusal, nextHref } = model
  const { staged, at, file } = opened
  return (
    <>
      <BackLink href={at}>{file.file_name}</BackLink>
      <Problems refusal={refusal} />
      <h1>Put rejected rows right</h1>
      <LeadSentence>
        {staged.rejected === 0
          ? 'No row is rejected any more.'
          : `${countOf(staged.rejected, 'row')} of ${numberInWords(opened.run?.read_rows ?? 0)} ${staged.rejected === 1 ? 'is' : 'are'} rejected. They are kept until you put them right or discard the file.`}
      </LeadSentence>
      {corrected !== undefined && refusal === null && (
        <InsetText text={`Row ${numberInWords(corrected)} is right now, and is applied with the others.`} />
      )}
      {rows.length === 0 ? (
        <EmptyState why="There is no rejected row here." link={{ text: 'Back to the file', href: at }} />
      ) : (
        rows.map(row => <RowForm {...model} row={row} />)
      )}
      {nextHref && <Pagination ariaLabel="Pages of rejected rows" next={{ href: nextHref }} />}
    </>
  )
}

function RowForm({ row, columns, isWhole, form, refusal, opened }: RowsModel & { readonly row: ImportRow }) {
  const isPosted = form !== null && form.text('row') === String(row.row)
  const typed = isPosted ? form : emptyForm
  const messages = isPosted ? messagesOf(refusal) : new Map<string, string>()
  const reasons = row.reasons ?? []
  const wrong = columns.filter(
    ({ name }) =>
      isWhole || reasons.some(({ field }) => field === name) || messages.has(fieldOf(row.row, name)),
  )
  return (
    <section class="app-rejected-row" aria-labelledby={`row-${row.row}`}>
      <h2 id={`row-${row.row}`} class="nhsuk-heading-m">
        Row {numberInWords(row.row)}
      </h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {reasons.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
      {!isWhole && <p class="app-rejected-row__cells">{cellsInWords(row, columns)}</p>}
      <ActForm>
        <input type="hidden" name="row" value={row.row} />
        {wrong.map(({ name }) => {
          const field = fieldOf(row.row, name)
          return (
            <Input
              name={field}
              label={name}
              value={isPosted ? typed.text(field) : (row.record[name] ?? '')}
              errorMessage={messages.get(field)}
              width={30}
            />
          )
        })}
        {wrong.length > 0 && <Button variant="secondary">Save row {numberInWords(row.row)}</Button>}
      </ActForm>
      {!isWhole && (
        <p>
          <Link href={`${opened.at}/rows?row=${row.row}`}>
            Show all cells of row {numberInWords(row.row)}
          </Link>
        </p>
      )}
    </section>
  )
}

const cellsInWords = ({ record }: ImportRow, columns: readonly ImportColumn[]): string =>
  columns.flatMap(({ name }) => (record[name] ? [`${name}: ${record[name]}`] : [])).join(' · ')
