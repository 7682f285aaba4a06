/** From counts to the cells of the return, and what must hold between them. Pure. */
import { createHash } from 'node:crypto'
import { csvOf } from '#kit'
import { type Counted, type Funding, peopleIn, requestsIn } from './count.ts'
import { keyOf, type Line, type LineKey, type ReturnType, type Value } from './line.ts'
import { bandLines, lines } from './lines.ts'
import type { Activity } from './request-reading.ts'

export type Cell = Pick<Line, 'table' | 'type' | 'line'> & {
  /** A count, or per cent as it comes out; null where nothing is below the line. Rounded only where it is shown. */
  readonly value: number | null
}
export type Identity = { readonly id: string; readonly holds: boolean }

/** SHA-256 of table, type, line and value of every cell, as CSV: the same numbers give the same hash. */
export const hashOf = (cells: readonly Cell[]): string =>
  createHash('sha256')
    .update(csvOf(cells.map(({ table, type, line, value }) => [table, type, line, value])), 'utf8')
    .digest('hex')

/** How many numbers of one are others in the other. */
export const changedCells = (a: readonly Cell[], b: readonly Cell[]): number => {
  const values = new Map(a.map(cell => [keyOf(cell), cell.value]))
  return b.filter(cell => values.get(keyOf(cell)) !== cell.value).length
}

export const sameCells = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && changedCells(a, b) === 0

/** The cells of the frozen return of the quarter before, by their keys; null where none was signed off. */
export type Before = ReadonlyMap<LineKey, number | null> | null

type Basis = {
  readonly counted: Counted
  readonly before: Before
  readonly isFirstQuarter: boolean
}

const fundedAs = (funding: Funding): readonly Activity[] =>
  funding === 'standard' ? ['standard', 'local-resolution'] : [funding]

export function cellsOf(basis: Basis): Cell[] {
  const values = new Map<LineKey, number | null>()
  return lines.map(line => {
    const value = worth(line.value, basis, values)
    values.set(keyOf(line), value)
    return { table: line.table, type: line.type, line: line.line, value }
  })
}

function worth(value: Value, basis: Basis, earlier: ReadonlyMap<LineKey, number | null>): number | null {
  const { counted } = basis
  switch (value.kind) {
    case 'requests':
      return requestsIn(counted, value.count, value.of)
    case 'people':
      return peopleIn(counted, value.funding, value.moment)
    case 'percent':
      return percent(earlier.get(value.of) ?? null, earlier.get(value.outOf) ?? null)
    case 'previous-snapshot':
      return previousSnapshot(basis, value.funding)
    case 'snapshot-reconciliation':
      return movementsOf(basis, value.funding).reduce((sum, movement) => sum + movement.people, 0)
    case 'previous-year-to-date':
      return previousYearToDate(basis, value.funding)
    case 'year-to-date':
      return (
        yearStart(counted, value.funding) + requestsIn(counted, 'newly-eligible-in-year', [value.funding])
      )
    case 'year-to-date-reconciliation':
      return recountedYearToDate(counted, value.funding) - previousYearToDate(basis, value.funding)
    case 'nursing-year-to-date':
      return (
        yearStart(counted, 'nursing-care') +
        requestsIn(counted, 'new-nursing-in-year', ['standard', 'nursing-care'])
      )
  }
}

const percent = (of: number | null, outOf: number | null): number | null =>
  of === null || !outOf ? null : (100 * of) / outOf

function frozen({ before }: Basis, table: number, type: Funding, line: string): number | null {
  return before?.get(keyOf({ table, type: type as ReturnType, line })) ?? null
}

const previousSnapshot = (basis: Basis, funding: Funding): number =>
  frozen(basis, 1, funding, 'snapshot') ?? peopleIn(basis.counted, funding, 'before')

const yearStart = (counted: Counted, funding: Funding): number => peopleIn(counted, funding, 'at-year-start')

const recountedYearToDate = (counted: Counted, funding: Funding): number =>
  yearStart(counted, funding) + requestsIn(counted, 'newly-eligible-earlier', [funding])

function previousYearToDate(basis: Basis, funding: Funding): number {
  if (basis.isFirstQuarter) return previousSnapshot(basis, funding)
  return frozen(basis, 2, funding, 'year-to-date') ?? recountedYearToDate(basis.counted, funding)
}

export type Movement = { readonly id: string; readonly title: string; readonly people: number }

/** What the reconciliation of table 1 is made of, each part counted by itself. */
export function movementsOf(basis: Basis, funding: Funding): Movement[] {
  const { counted } = basis
  const of = fundedAs(funding)
  const twice = (moment: 'at-end' | 'before') =>
    requestsIn(counted, moment === 'at-end' ? 'eligible-at-end' : 'eligible-before', of) -
    peopleIn(counted, funding, moment)
  return [
    {
      ...{ id: 'corrections', title: 'Corrections to the quarter before since it was signed off' },
      people: peopleIn(counted, funding, 'before') - previousSnapshot(basis, funding),
    },
    { ...{ id: 'moved-in', title: 'Transferred in' }, people: requestsIn(counted, 'moved-in', of) },
    { ...{ id: 'moved-out', title: 'Transferred out' }, people: 0 - requestsIn(counted, 'moved-out', of) },
    {
      ...{ id: 'local-resolution', title: 'Eligible after local resolution' },
      people: funding === 'standard' ? requestsIn(counted, 'newly-eligible', ['local-resolution']) : 0,
    },
    { ...{ id: 'came-of-age', title: 'Turned 18' }, people: requestsIn(counted, 'came-of-age', of) },
    {
      ...{ id: 'counted-once', title: 'People with two requests' },
      people: twice('before') - twice('at-end'),
    },
  ]
}

/** What must hold in every return; the parts are counted apart from their sums. */
export function identitiesOf(cells: readonly Cell[]): Identity[] {
  const values = new Map(cells.map(cell => [keyOf(cell), cell.value]))
  const at = (table: number, type: ReturnType, line: string): number =>
    values.get(keyOf({ table, type, line })) ?? 0
  const both = ['standard', 'fast-track'] as const
  return [
    ...both.map(type => ({
      id: `snapshot-${type}`,
      holds:
        at(1, type, 'snapshot') ===
        at(1, type, 'previous-snapshot') +
          at(1, type, 'newly-eligible') -
          at(1, type, 'no-longer-eligible') +
          at(1, type, 'reconciliation'),
    })),
    ...both.map(type => ({
      id: `year-to-date-${type}`,
      holds:
        at(2, type, 'year-to-date') ===
        at(2, type, 'previous-year-to-date') + at(1, type, 'newly-eligible') + at(2, type, 'reconciliation'),
    })),
    ...both.map(type => ({
      id: `assessed-${type}`,
      holds: at(4, type, 'assessed') === at(4, type, 'newly-eligible') + at(4, type, 'not-eligible'),
    })),
    ...both.map(type => ({
      id: `concluded-${type}`,
      holds: at(4, type, 'concluded') === at(4, type, 'assessed') + at(4, type, 'discounted'),
    })),
    {
      id: 'bands',
      holds:
        at(7, 'standard', 'open-over-28') ===
        bandLines.reduce((sum, line) => sum + at(8, 'standard', line), 0),
    },
  ]
}
