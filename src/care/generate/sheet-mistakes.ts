/** Mistakes that such spreadsheets have, planted in a few rows: an importer must reject each of these, and no other. */
import type { RandomStream } from '#statistics'
import type { SheetRow } from './sheet-row.ts'

type Mistake = { readonly name: string; readonly plant: (row: SheetRow) => SheetRow }

const received = 'Date\nreferral\nreceived'

export const mistakes: readonly Mistake[] = [
  { name: 'day and month swapped', plant: row => ({ ...row, [received]: '01/31/2020' }) },
  { name: 'a day that never was', plant: row => ({ ...row, [received]: '30/02/2020' }) },
  {
    name: 'an NHS number with a wrong digit',
    plant: row => ({ ...row, 'NHS No.': withAnotherLastDigit(row['NHS No.']) }),
  },
  { name: 'a commissioner of another system', plant: row => ({ ...row, CCG: 'NHS Salford CCG' }) },
  { name: 'no day of referral', plant: row => ({ ...row, [received]: 'TBC' }) },
]

/** The check digit catches every single wrong digit. */
const withAnotherLastDigit = (number: string): string =>
  number.slice(0, -1) + String((Number(number.at(-1)) + 1) % 10)

const share = 1 / 150

export type MaybeWrong = { readonly row: SheetRow; readonly mistake: string | undefined }

export function withMistake(chance: RandomStream, row: SheetRow): MaybeWrong {
  if (chance.uniform() >= share) return { row, mistake: undefined }
  const { name, plant } = mistakes[Math.floor(chance.uniform() * mistakes.length)]!
  return { row: plant(row), mistake: name }
}
