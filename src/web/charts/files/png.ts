/** A picture for a slide or a letter: the same file as the SVG, drawn in dots with the product's own typeface. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { fontOfWoff } from './font-of-woff.ts'

const require = createRequire(import.meta.url)
const fileOf = (module: string): Buffer => readFileSync(require.resolve(module))
const weights = [400, 700]
const fontName = (weight: number): string =>
  `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-${weight}-normal.woff`

/** Dots for every unit of the drawing: sharp on paper and on a fine screen. */
const dotsPerUnit = 2

type Rasteriser = { readonly fonts: readonly Uint8Array[] }
const loading: { once?: Promise<Rasteriser> } = {}

async function load(): Promise<Rasteriser> {
  await initWasm(fileOf('@resvg/resvg-wasm/index_bg.wasm'))
  return { fonts: weights.map(weight => fontOfWoff(fileOf(fontName(weight)))) }
}

/** PNG bytes of a whole SVG file. Nothing is read from the machine: every machine gives the same dots. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  loading.once ??= load()
  const { fonts } = await loading.once
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: dotsPerUnit },
    font: { fontBuffers: [...fonts], defaultFontFamily: 'Atkinson Hyperlegible Next' },
  })
  const image = drawing.render()
  const png = image.asPng()
  image.free()
  drawing.free()
  return png
}
