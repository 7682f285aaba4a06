import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, inflateRawSync } from 'node:zlib'
import { workbook } from './spreadsheet.ts'

/** The parts of an archive, read from its own directory. */
function partsOf(bytes: Uint8Array): Map<string, string> {
  const archive = Buffer.from(bytes)
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'))
  let at = archive.readUInt32LE(end + 16)
  const parts = new Map<string, string>()
  for (let n = archive.readUInt16LE(end + 10); n > 0; n -= 1) {
    assert.equal(archive.toString('latin1', at, at + 4), 'PK\x01\x02')
    const [crc, packed, length, nameLength] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 24),
      archive.readUInt16LE(at + 28),
    ]
    const local = archive.readUInt32LE(at + 42)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    assert.equal(archive.toString('latin1', local, local + 4), 'PK\x03\x04')
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const content = inflateRawSync(archive.subarray(start, start + packed))
    assert.deepEqual([content.length, crc32(content)], [length, crc], name)
    parts.set(name, content.toString('utf8'))
    at += 46 + nameLength
  }
  return parts
}

test('a workbook is an archive whose parts refer to one another, with numbers as numbers and texts as they are', () => {
  const parts = partsOf(
    workbook([
      {
        name: 'One & only',
        rows: [
          ['Line', 'Value'],
          ['a < b "c"\u0000', 1.5],
          [null, 0],
        ],
      },
      { name: 'x'.repeat(40), rows: [Array.from({ length: 28 }, (_, n) => n)] },
    ]),
  )
  assert.deepEqual([...parts.keys()].slice(0, 5), [
    ...[
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
    ],
  ])
  assert.match(parts.get('xl/workbook.xml')!, /name="One &amp; only" sheetId="1" r:id="rId1"/)
  assert.match(parts.get('xl/workbook.xml')!, new RegExp(`name="${'x'.repeat(31)}"`))
  assert.match(parts.get('xl/_rels/workbook.xml.rels')!, /Id="rId2"[^>]*Target="worksheets\/sheet2.xml"/)
  const sheet = parts.get('xl/worksheets/sheet1.xml')!
  assert.match(sheet, /<c r="B2" s="0"><v>1.5<\/v><\/c>/)
  assert.match(sheet, /a &lt; b &quot;c&quot;<\/t>/)
  assert.doesNotMatch(sheet, /r="A3"/)
  assert.match(parts.get('xl/worksheets/sheet2.xml')!, /r="AB1"/)
})

test('the same rows make the same bytes', () => {
  const make = () => workbook([{ name: 'A', rows: [['x', 1]] }])
  assert.deepEqual(make(), make())
})
