/** The deaths that rows of a sheet tell of hold for every row about the same person, whichever comes first. */
import type { Refusal } from '#kit'
import type { Known } from '../known.ts'
import type { SheetCase } from './read-sheet-row.ts'

/** One answer a case, in order: a row that gives another day than an earlier one is wrong. */
export const deathsTold = ({ toldDeaths }: Known, cases: readonly SheetCase[]): (Refusal | undefined)[] =>
  cases.map(({ rows }) => {
    const { nhs_number: number, died_on: on } = rows[0]!
    if (number === null || on === null) return undefined
    const earlier = toldDeaths.get(number)
    if (earlier && earlier !== on)
      return {
        ...{ code: 'invalid', field: 'died_on' },
        message: `died_on is ${on}, but another row of the same person says ${earlier}`,
      }
    toldDeaths.set(number, on)
    return undefined
  })
