/**
 * A workbook as Office Open XML (ECMA-376): sheets of rows of numbers and texts, in a ZIP archive (APPNOTE 6.3).
 * Texts stand in their cells, so that there is nothing to look up; nothing in a workbook is a formula.
 */
import { crc32, deflateRawSync } from 'node:zlib'

export type Sheet = {
  readonly name: string
  /** The first row is a heading. Null leaves a cell empty. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Characters that XML 1.0 cannot hold at all are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** 0 is A, 25 Z, 26 AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

function cellXml(value: string | number | null, at: string, style: number): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${at}" s="${style}"><v>${value}</v></c>`
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

const sheetXml = ({ rows }: Sheet): string =>
  `${declaration}<worksheet xmlns="${main}"><sheetData>${rows
    .map((row, r) => {
      const cells = row.map((value, c) => cellXml(value, `${columnName(c)}${r + 1}`, r === 0 ? 1 : 0))
      return `<row r="${r + 1}">${cells.join('')}</row>`
    })
    .join('')}</sheetData></worksheet>`

/** Style 0 is plain, 1 bold. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`

const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${office}/relationships/${type}" Target="${target}"/>`
const relationships = (inside: string): string =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">${inside}</Relationships>`

/** Sheet names are cut to the 31 characters that spreadsheets allow. */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/styles.xml', 'styles')}${sheets.map((_, n) => type(`/xl/worksheets/sheet${n + 1}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    ['_rels/.rels', relationships(relationship(1, 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>${sheets.map(({ name }, n) => `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships(
        sheets.map((_, n) => relationship(n + 1, 'worksheet', `worksheets/sheet${n + 1}.xml`)).join('') +
          relationship(sheets.length + 1, 'styles', 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, n): [string, string] => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(sheet)]),
  ]
  return archive(parts.map(([name, text]) => ({ name, content: Buffer.from(text, 'utf8') })))
}

type Entry = { readonly name: string; readonly content: Buffer }

/** A fixed day for every entry, so that the same rows make the same bytes: 1 January 1980, where ZIP's time begins. */
const dosDay = 0x21

function archive(entries: readonly Entry[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content, { level: 9 })
    const named = Buffer.from(name, 'utf8')
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt16LE(0, 6)
    shared.writeUInt16LE(dosDay, 8)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(named.length, 22)
    local.push(signature(0x04034b50), shared, named, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(signature(0x02014b50), madeBy, shared, place, named)
    offset += 4 + shared.length + named.length + packed.length
  }
  const listed = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, listed, signature(0x06054b50), end])
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  return bytes
}
const madeBy = Buffer.from([20, 0])
