/** What reading one request needs at every step: its days, each at its place, and facts with the column that told them. */
import { type Day, earlier, londonDay } from '#kit'
import type { CareFact } from '../facts.ts'
import { type Cells, perhapsSwapped } from './cells.ts'
import type { Header } from './header.ts'
import { caseName, factRow, type ToldFact } from './national-row.ts'

export type Telling = {
  readonly header: Header
  readonly cells: Cells
  readonly received: Day
  /** The day of a cell; not before `since`, nor after the period. Undefined where it is empty or wrong. */
  dayOf(column: string, since?: { readonly column: string; readonly on: Day | undefined }): Day | undefined
  fact(told: {
    readonly fact: CareFact
    readonly entry: string
    readonly column: string
    readonly on: Day
    readonly detail?: Readonly<Record<string, unknown>>
  }): ToldFact
}

export function tellingOf(header: Header, cells: Cells, received: Day): Telling {
  const name = caseName(cells.text('local_patient_id'), cells.text('of_request'))
  return {
    ...{ header, cells, received },
    dayOf(column, since = { column: 'received_date', on: received }) {
      const found = cells.day(column)
      if (!found) return undefined
      const { on: first = received } = since
      const fits = (each: Day) => each >= first && each <= header.to
      if (found < first)
        cells.refuse(column, `${found} is before ${since.column} ${first}${perhapsSwapped(found, fits)}`)
      else inPeriod(header, cells, column, found)
      return found
    },
    fact: ({ column, ...what }) => ({ column, row: factRow(header, { case: name, ...what }) }),
  }
}

/** Nothing in the files is later than the period that their header names, nor than the day they were made. */
export function inPeriod(header: Header, cells: Cells, column: string, at: Day): void {
  const made = londonDay(header.created)
  const last = earlier(header.to, made)
  const hint = perhapsSwapped(at, other => other <= last)
  if (at > header.to)
    cells.refuse(column, `${at} is after the period of the files, which ends on ${header.to}${hint}`)
  else if (at > made) cells.refuse(column, `${at} is after the files were made, on ${made}${hint}`)
  if (at < healthService) cells.refuse(column, `${at} is before there was an NHS`)
}
const healthService = '1948-07-05'
