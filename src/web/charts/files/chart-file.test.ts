import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { drawControlChart } from '../control-charts/draw-control-chart.tsx'
import { formats } from '../picture.ts'
import { textWidth } from '../sheet/text-width.ts'
import { standaloneSvg } from '../standalone-svg.tsx'
import { inTime } from '../testing/decided-in-time.ts'
import { drawn } from '../testing/pictures.ts'
import { type ChartOnPage, chartAsked, chartFile } from './chart-file.ts'
import { fontOfWoff } from './font-of-woff.ts'
import { pngOf } from './png.ts'

const picture = drawn(drawControlChart(inTime))
const chart: ChartOnPage = { id: 'in-time', picture, asAt: 'as at 1 May 2021', isDemonstration: true }
const asked = (text: string) => chartAsked(new URLSearchParams({ chart: text }))

test('a chart is asked for by its name and one of three formats', () => {
  assert.deepEqual(asked('by-age.png'), { id: 'by-age', format: 'png' })
  for (const wrong of ['by-age', 'by-age.gif', '.png', '../x.png', 'a.b.png', ''])
    assert.equal(asked(wrong), undefined, wrong)
  assert.equal(chartAsked(new URLSearchParams()), undefined)
})

test('the dots are those of the drawing, twice as fine, with its letters', async () => {
  const { file } = await chartFile(chart, 'png')
  const png = Buffer.from(file.content as Uint8Array)
  assert.equal(png.toString('latin1', 1, 4), 'PNG')
  const svg = standaloneSvg(picture, { asAt: chart.asAt, isDemonstration: true })
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number)
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [width! * 2, height! * 2])
  const wordless = await pngOf(svg.replaceAll(/<text.*?<\/text>/gs, ''))
  assert.ok(png.length > wordless.length * 1.3, `${png.length} with letters, ${wordless.length} without`)
  assert.deepEqual([file.name, file.type], ['in-time.png', 'image/png'])
})

test('the drawing says that it is of the demonstration; the numbers are all there, missing ones empty', async () => {
  const svg = (await chartFile(chart, 'svg')).file.content as string
  assert.match(svg, /Demonstration\. Organisations are real/)
  const lines = ((await chartFile(chart, 'csv')).file.content as string).trimEnd().split('\r\n')
  assert.equal(lines.length, picture.table.rows.length + 1)
  const missing = picture.table.rows.findIndex(row => row.includes(null))
  assert.match(lines[missing + 1]!, /,(,|$)/)
})

test('a name in the list of a map takes the room that its values leave', () => {
  const { width, text: size } = formats.wide
  const column = width / 2
  let name = 'Ashford'
  while (textWidth(name, size) < column - 104) name += 'i'
  const entry = { name, value: '7', swatch: null }
  const svg = standaloneSvg({ ...picture, list: [entry, entry] }, { asAt: chart.asAt, isDemonstration: true })
  assert.ok(textWidth(name, size) > column - 106 && svg.includes(`${name}<`), name)
  const long = { ...entry, name: `${name}${'i'.repeat(200)}` }
  const cut = standaloneSvg({ ...picture, list: [long] }, { asAt: chart.asAt, isDemonstration: true })
  assert.ok(cut.includes('…<') && !cut.includes(long.name))
})

test('what is packed in WOFF comes out as the tables that it names', () => {
  const name = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff'
  const woff = readFileSync(createRequire(import.meta.url).resolve(name))
  const font = fontOfWoff(woff)
  assert.equal(font.length, woff.readUInt32BE(16), 'as long as the file says that it was')
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const head = entries.find(at => font.toString('latin1', at, at + 4) === 'head')!
  assert.equal(font.readUInt32BE(font.readUInt32BE(head + 8) + 12), 0x5f0f3cf5, 'the magic number of head')
  for (const at of entries) {
    if (at === head) continue
    assert.equal(
      sumOf(font, font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)),
      font.readUInt32BE(at + 4),
    )
  }
  assert.throws(() => fontOfWoff(Buffer.from('OTTO and no more')), /no WOFF/)
})

function sumOf(font: Buffer, from: number, length: number): number {
  let sum = 0
  for (let at = from; at < from + length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0
  return sum
}
