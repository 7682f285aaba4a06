/** Who a line is about. */
import { parseNhsNumber } from '#kit'
import { type Cells, perhapsSwapped } from './cells.ts'
import type { Header } from './header.ts'
import type { PersonTold } from './national-row.ts'

const longestName = 200

/** Undefined where something is wrong, which is noted. */
export function readPerson(header: Header, cells: Cells): PersonTold | undefined {
  const before = cells.wrong.length
  const patient = cells.text('local_patient_id')
  if (cells.text('nhs_number') === '' && cells.text('birth_date') === '' && cells.text('group') === '101') {
    cells.refuse('local_patient_id', `${patient} is not in the file of people: nobody whom this belongs to`)
    return undefined
  }
  const number = readNumber(cells)
  const bornOn = cells.day('birth_date')
  if (cells.text('birth_date') === '') cells.refuse('birth_date', 'is empty')
  const diedOn = cells.day('death_date')
  if (bornOn && bornOn < '1890-01-01') cells.refuse('birth_date', `${bornOn} is before 1890`)
  if (bornOn && bornOn > header.to) cells.refuse('birth_date', `${bornOn} is after the period, ${header.to}`)
  if (diedOn && diedOn > header.to)
    cells.refuse(
      'death_date',
      `${diedOn} is after the period, which ends on ${header.to}${perhapsSwapped(diedOn, other => other <= header.to)}`,
    )
  if (bornOn && diedOn && diedOn < bornOn)
    cells.refuse('death_date', `${diedOn} is before birth_date ${bornOn}`)
  const names = [cells.text('family_name'), cells.text('given_name')]
  if (names.some(name => name.length > longestName))
    cells.refuse('family_name', `or given_name is longer than ${longestName} characters`)
  if (cells.wrong.length > before || !number || !bornOn) return undefined
  return {
    ...{ nhs_number: number, born_on: bornOn, died_on: diedOn ?? null },
    ...{ family_name: names[0] || null, given_name: names[0] ? names[1] || '–' : null },
  }
}

function readNumber(cells: Cells) {
  const [given, status] = [cells.text('nhs_number'), cells.text('nhs_number_status')]
  if (given === '') {
    cells.refuse('nhs_number', 'is empty: nobody is kept here without one; have it traced first')
    return undefined
  }
  const number = parseNhsNumber(given)
  if (!number) cells.refuse('nhs_number', 'is not an NHS number: ten digits, the last one a check digit')
  if (status !== '' && status !== '01')
    cells.refuse(
      'nhs_number_status',
      `is “${status}”: the number is not verified and may be somebody else’s; have it traced first`,
    )
  const doubted = cells.text('number_of_another')
  if (number && doubted !== '' && parseNhsNumber(doubted) === number)
    cells.refuse(
      'nhs_number',
      'is that of two local patient ids: one person twice, or a wrong number. Correct it, or empty number_of_another if it is one person',
    )
  return number
}
