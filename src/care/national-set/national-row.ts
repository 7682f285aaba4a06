/** A line of the files as the rows of a caseload: each fact with the column that told it. */
import type { Day } from '#kit'
import { type CaseloadRow, nothingSaid } from '../caseload/row.ts'
import type { Header } from './header.ts'
import type { GroupId } from './layout.ts'

export type ToldFact = { readonly row: CaseloadRow; readonly column: string }

export type NationalRow = {
  readonly group: GroupId
  /** What makes two lines the same line. */
  readonly key: string
  /** The case that it belongs to; empty for a person. */
  readonly case: string
  /** Of a referral: the request by itself, which may be known under another patient's id or by another way in. */
  readonly request: string
  readonly person: PersonTold | null
  /** Its first may be marked as inherited while it is checked. */
  readonly told: ToldFact[]
}

export type PersonTold = Pick<
  CaseloadRow,
  'nhs_number' | 'family_name' | 'given_name' | 'born_on' | 'died_on'
>

/** Everything was recorded elsewhere by the instant at which the files were made. */
export const toldBy = ({ created, submitter, systemName }: Header) => ({
  ...{ recorded_at: created, recorded_by: systemName || 'national data set', recorded_role: 'elsewhere' },
  recorded_organisation: submitter,
})

type What = {
  readonly case: string
  readonly entry: string
  readonly fact: string
  readonly on: Day
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Cells of the detail that are empty are left out. */
export function factRow(header: Header, { case: name, entry, fact, on, detail = {} }: What): CaseloadRow {
  const filled = Object.entries(detail).filter(([, value]) => value !== undefined && value !== '')
  return {
    ...{ ...nothingSaid, ...toldBy(header), case: name, entry, fact, occurred_on: on },
    detail: Object.fromEntries(filled),
  }
}

export const caseName = (patient: string, request: string): string => `${patient}/${request}`
