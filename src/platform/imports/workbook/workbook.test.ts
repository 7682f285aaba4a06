import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readSheet } from 'read-excel-file/node'
import { zipArchive } from '#testing'
import { formOfFile } from '../file-form.ts'
import { openArchive } from './archive.ts'
import { numberText, shownByFormat } from './cell-text.ts'
import { sheetNames, workbookRows } from './read-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'workbook-'))
after(() => rmSync(folder, { recursive: true }))

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetOf = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`
const partsWith = (rows: string, properties = '') => ({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml': `<workbook xmlns:r="${office}"><workbookPr${properties}/><sheets><sheet name="Notes &amp; rules" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Cases" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;day&quot; #,##0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>Ref</t></si><si><r><t>Rich </t></r><r><t xml:space="preserve">&lt;text&gt; é</t></r><rPh><t>no</t></rPh></si></sst>',
  'xl/worksheets/sheet1.xml': sheetOf(''),
  'xl/worksheets/sheet2.xml': sheetOf(rows),
})
function written(name: string, bytes: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
async function rowsOf(path: string, sheet?: string): Promise<string[][]> {
  const rows: string[][] = []
  for await (const row of workbookRows(path, sheet)) rows.push(row)
  return rows
}

const someRows = [
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
  '<row r="4"><c r="A4" s="1"><v>43831</v></c><c r="B4" s="2"><v>14670</v></c><c r="C4" s="4"><v>43831.75</v></c>',
  '<c r="D4"><v>9.990000018E9</v></c><c r="E4" s="3"><v>12.5</v></c><c r="F4" t="inlineStr"><is><t>in_x000D_line</t></is></c>',
  '<c r="G4" t="str"><f>A1&amp;"x"</f><v>formula</v></c><c r="H4" t="b"><v>1</v></c></row>',
].join('')

test('a sheet is read row by row, blank rows kept, days without a zone, shared and rich texts', async () => {
  const path = written('cases.xlsx', zipArchive(partsWith(someRows)))
  assert.deepEqual(await sheetNames(path), ['Cases'])
  assert.deepEqual(await rowsOf(path), [
    ['Ref', '', 'Rich <text> é'],
    [],
    [],
    ['2020-01-01', '1940-02-29', '2020-01-01 18:00', '9990000018', '12.5', 'in\rline', 'formula', 'TRUE'],
  ])
  await assert.rejects(rowsOf(path, 'Other'), /has no sheet “Other”. It has: “Cases”/)
})

test('another reader of workbooks finds the same in it', async () => {
  const theirs = await readSheet(written('both.xlsx', zipArchive(partsWith(someRows))), 'Cases')
  const text = (cell: unknown): string => {
    if (cell === null) return ''
    if (!(cell instanceof Date)) return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell)
    return cell
      .toISOString()
      .slice(0, 16)
      .replace('T', ' ')
      .replace(/ 00:00$/, '')
  }
  const ours = await rowsOf(written('ours.xlsx', zipArchive(partsWith(someRows))))
  const wide = (cells: string[]) => [...cells, ...Array.from({ length: 8 - cells.length }, () => '')]
  assert.deepEqual(
    ours.map(wide),
    theirs.map(row => wide(row.map(text).map(cell => cell.replace('_x000D_', '\r')))),
  )
})

test('a cell that shows an error is read as what it shows, and empty cells far away cost nothing', async () => {
  const far =
    '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
  assert.deepEqual(await rowsOf(written('errors.xlsx', zipArchive(partsWith(far)))), [[], ['#N/A']])
})

test('numbers are days where their format says so, in both of the ways that programs count', () => {
  assert.equal(numberText('61', 'day', 1900), '1900-03-01')
  assert.equal(numberText('59', 'day', 1900), '1900-02-28')
  assert.equal(numberText('42369', 'day', 1904), '2020-01-01')
  assert.equal(numberText('43830.999999999', 'day-and-time', 1900), '2020-01-01')
  assert.equal(numberText('0.30000000000000004', 'number', 1900), '0.3')
  const shown = [
    'dd/mm/yyyy;@',
    '[$-809]d mmmm yyyy',
    'm/d/yy h:mm',
    'hh:mm:ss',
    '[h]:mm',
    '0.00',
    '"day" 0',
    'General',
  ]
  assert.deepEqual(shown.map(shownByFormat), [
    ...['day', 'day', 'day-and-time', 'time', 'time', 'number', 'number', 'number'],
  ])
})

const refused = (path: string, name = path) =>
  formOfFile(path, name).then(form => !form.ok && form.refusal.message)

test('what is no spreadsheet is told apart by its bytes, each in words of its own', async () => {
  const files: readonly (readonly [string, Buffer, RegExp])[] = [
    ['empty.csv', Buffer.alloc(0), /is empty/],
    ['letter.csv', Buffer.from('%PDF-1.7 …'), /PDF/],
    ['scan.xlsx', Buffer.from('89504e470d0a1a0a', 'hex'), /picture/],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /locked with a password/],
    ['page.xls', Buffer.from('<html><table><tr><td>1'), /web page/],
    ['packed.zip', zipArchive({ 'cases.csv': 'a,b' }), /zip file/],
    ['letter.xlsx', zipArchive({ 'word/document.xml': '<a/>' }), /Word/],
    ['sheet.ods', zipArchive({ 'content.xml': '<a/>' }), /OpenDocument/],
    ['cut.xlsx', zipArchive(partsWith(someRows)).subarray(0, 900), /damaged or cut off/],
  ]
  for (const [name, bytes, message] of files)
    assert.match(String(await refused(written(name, bytes))), message, name)
})

test('a file that its name does not tell right is read as what it is, and that is said', async () => {
  const text = await formOfFile(written('text.xlsx', Buffer.from('a,b\n1,2')), 'text.xlsx')
  assert.match(String(text.ok && text.value.notice), /plain text/)
  const workbook = await formOfFile(written('book.csv', zipArchive(partsWith(someRows))), 'book.csv')
  assert.deepEqual(workbook.ok && [workbook.value.form, workbook.value.sheets], ['workbook', ['Cases']])
  assert.match(String(workbook.ok && workbook.value.notice), /not named as a workbook/)
})

test('an archive made to fill a memory is stopped by what comes out of it', async () => {
  const bomb = zipArchive({ ...partsWith(''), 'xl/worksheets/sheet2.xml': Buffer.alloc(60_000_000, ' ') })
  assert.ok(bomb.length < 200_000)
  const path = written('bomb.xlsx', bomb)
  await assert.rejects(rowsOf(path), /not written as XML/)
  const small = await openArchive(path, 1_000_000)
  await assert.rejects(async () => {
    for await (const piece of small.content('xl/worksheets/sheet2.xml')) assert.ok(piece.length < 1_000_000)
  }, /larger than 200 MB/)
  await small.close()
})
