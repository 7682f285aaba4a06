/** What the page of a mapping is given, and the question which column of the sheet something is in. */
import type { Refusal } from '#kit'
import { messagesOf, Select } from '#web'
import type { Mapping } from '../caseload/as-it-comes/mapping.ts'
import type { Look } from '../caseload/as-it-comes/whole-sheet.ts'
import type { Example } from './mapping-examples.tsx'

export type MappingModel = {
  readonly at: string
  readonly fileName: string
  readonly sheets: readonly string[]
  readonly sheet: string | undefined
  readonly look: Look
  readonly mapping: Mapping
  readonly answers: ReadonlyMap<string, string>
  readonly questions: readonly string[]
  /** Where the answers come from: a saved mapping, a guess, or what was typed. */
  readonly from: string
  readonly saved: readonly string[]
  /** Fields whose column is proposed, because they were not asked when the answers were saved. */
  readonly proposed: readonly string[]
  /** Numberings of references that saved mappings have. */
  readonly numberings: readonly string[]
  readonly commissioners: readonly { readonly code: string; readonly name: string }[]
  readonly examples: readonly Example[]
  readonly refusal: Refusal | null
}

type ColumnProps = MappingModel & {
  readonly field: string
  readonly label: string
  readonly none?: string
  readonly hint?: string
}

export function Column({
  look,
  answers,
  refusal,
  proposed,
  field,
  label,
  none = 'Choose a column',
  hint,
}: ColumnProps) {
  const value = answers.get(field) ?? ''
  const mark = proposed.includes(field) ? 'Proposed: not asked when this was saved.' : ''
  const lost = value !== '' && !look.heading.includes(value)
  return (
    <Select
      name={field}
      label={label}
      value={lost ? '' : value}
      hint={
        lost ? `It was “${value}”, which this sheet does not have.` : [mark, hint].filter(Boolean).join(' ')
      }
      errorMessage={messagesOf(refusal).get(field)}
      items={[{ value: '', text: none }, ...look.heading.map(name => ({ value: name, text: name }))]}
    />
  )
}
