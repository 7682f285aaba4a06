/** A caseload in the shape of the national data set: what holds now, as far as the shape can say it. */
import type { Day } from '#kit'
import type { ExportedCase } from './exported-cases.ts'
import type { GroupId } from './layout.ts'
import type { NotHeld } from './not-held.ts'
import { cellsOf, type ToldCase, toldOf } from './told-case.ts'
import { linesOfCase } from './write-case.ts'

export type WrittenLine = {
  readonly commissioner: string
  readonly group: GroupId
  readonly cells: readonly string[]
}

export type Cases = Iterable<ExportedCase> | AsyncIterable<ExportedCase>

/** What is found out while writing: what was lost, and the first day of each commissioner. */
export type Written = { readonly notHeld: NotHeld; readonly earliest: Map<string, Day> }

export const nothingWritten = (): Written => ({
  notHeld: {
    ...{ screenedOut: 0, reviewsWithoutPackage: 0, reviewsOfNoKind: 0, jointPackages: 0 },
    ...{ recommendations: 0, corrections: 0 },
  },
  earliest: new Map(),
})

/** Every line but the headers, each person of a commissioner once. */
export async function* linesOfCases(cases: Cases, written: Written): AsyncGenerator<WrittenLine> {
  const seen = new Set<string>()
  for await (const each of cases) {
    const told = toldOf(each)
    const lines = linesOfCase(told, written.notHeld)
    if (lines.length === 0) continue
    const { commissioner } = told
    const received = told.received.occurredOn
    const before = written.earliest.get(commissioner)
    if (before === undefined || received < before) written.earliest.set(commissioner, received)
    const person = `${commissioner} ${told.patient}`
    if (!seen.has(person)) yield { commissioner, group: '001', cells: personCells(told) }
    seen.add(person)
    for (const line of lines) yield { commissioner, ...line }
  }
}

const personCells = (told: ToldCase): string[] =>
  cellsOf('001', {
    ...{ local_patient_id: told.patient, nhs_number: told.nhsNumber, nhs_number_status: '01' },
    ...{ birth_date: told.bornOn, death_date: told.diedOn ?? '' },
    local_patient_id_issuer: String(told.received.detail.localPatientIdIssuer ?? ''),
  })
