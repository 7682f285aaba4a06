/** The return as a spreadsheet: a sheet for what it is, and one for each of the eleven tables. */
import { lines, tableTitles } from './lines.ts'
import { type NationalReturn, recordNote, stateTitles } from './national-return.ts'
import { markOf, type ReturnOfSystem } from './return-csv.ts'
import { type Sheet, workbook } from './spreadsheet.ts'

export function returnWorkbook(counted: NationalReturn, of: ReturnOfSystem): Uint8Array {
  const mark = markOf(of)
  const about: Sheet = {
    name: 'Return',
    rows: [
      ['National return (DCB2117)', mark || null],
      ['System', of.name],
      ['Commissioner', counted.commissioner ?? 'all commissioners of the system'],
      ['Quarter', counted.quarter],
      ['As known at', counted.asAt],
      ['Version', counted.version ?? 'none yet'],
      ['State', stateTitles[counted.state]],
      ...counted.signatures.map(({ name, capacity, signedAt }) => [
        'Signed',
        `${name} (${capacity}), ${signedAt}`,
      ]),
      ...(counted.frozenAt === null ? [] : [['Frozen', counted.frozenAt]]),
      ['SHA-256 of the numbers', counted.sha256],
      ...(counted.notWholeBefore === null ? [] : [['Record', recordNote(counted)]]),
      ...counted.identities.map(({ id, holds }) => [`Check: ${id}`, holds ? 'holds' : 'does not hold']),
    ],
  }
  const marked = mark ? [mark] : []
  const tables = Object.keys(tableTitles).map((number): Sheet => {
    const rows = counted.cells.flatMap((cell, index) => {
      if (cell.table !== Number(number)) return []
      const { letter, title, rule } = lines[index]!
      return [[cell.type, letter, title, cell.value, rule, ...marked]]
    })
    return {
      name: `Table ${number}`,
      rows: [
        ['Type', 'Line', tableTitles[Number(number)]!, 'Value', 'Rule', ...(mark ? ['Mark'] : [])],
        ...rows,
      ],
    }
  })
  return workbook([about, ...tables])
}
