/** The return as a spreadsheet: a sheet for what it is, and one for each of the eleven tables. */
import type { NationalReturn } from './count-return.ts'
import { lines, tableTitles } from './lines.ts'
import { type Sheet, workbook } from './spreadsheet.ts'

export function returnWorkbook(counted: NationalReturn): Uint8Array {
  const about: Sheet = {
    name: 'Return',
    rows: [
      ['National return (DCB2117)', null],
      ['Commissioner', counted.commissioner ?? 'all commissioners of the system'],
      ['Quarter', counted.quarter],
      ['As known at', counted.asAt],
      ['Version', counted.version],
      ...counted.identities.map(({ id, holds }) => [`Check: ${id}`, holds ? 'holds' : 'does not hold']),
    ],
  }
  const tables = Object.keys(tableTitles).map((number): Sheet => {
    const rows = counted.cells.flatMap((cell, index) => {
      if (cell.table !== Number(number)) return []
      const { letter, title, rule } = lines[index]!
      return [[cell.type, letter, title, cell.value, rule]]
    })
    return {
      name: `Table ${number}`,
      rows: [['Type', 'Line', tableTitles[Number(number)]!, 'Value', 'Rule'], ...rows],
    }
  })
  return workbook([about, ...tables])
}
