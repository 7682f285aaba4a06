import { renderToString } from 'preact-render-to-string'
import type { Content } from '../components/part.ts'
import { demonstrationWords } from '../layout/page-frame.ts'
import { colours, typeface } from './colours.ts'
import { coordinate } from './numbers.ts'
import { formats, type Picture, type PictureFormat } from './picture.ts'
import { cutText, textWidth, wrapText } from './sheet/text-width.ts'
import { lineHeight, words } from './sheet/words.tsx'

export interface StandaloneOptions {
  /** `wide` unless told. */
  readonly format?: PictureFormat
  /** "as at 10 March 2021" */
  readonly asAt: string
  /** Where the figures come from. */
  readonly source?: string
  /** Writes the sentence of the demonstration into the picture. */
  readonly isDemonstration: boolean
}

const margin = 16

/** One part of the file under the other: what it is, and how high. */
interface Block {
  readonly height: number
  readonly content: Content
}

/**
 * A picture as a file of its own: heading, icons, drawing, notes, source and, in the demonstration, its sentence are in
 * it, so that it still says what it is when it is passed on. Nothing in it comes from elsewhere.
 */
export function standaloneSvg(picture: Picture, options: StandaloneOptions): string {
  const format = options.format ?? 'wide'
  const { width, text: size } = formats[format]
  const drawing = picture.draw(format)
  const foot = [
    ...picture.notes,
    [options.source, options.asAt].filter(text => text).join(', '),
    ...(options.isDemonstration ? [demonstrationWords] : []),
  ]
  const blocks: Block[] = [
    paragraph(picture.finding, size * 1.4, width, { weight: 'bold' }),
    paragraph(picture.subtitle, size, width, { colour: colours.muted }),
    ...(picture.verdicts ?? []).map(verdict => verdictBlock(verdict, size, width)),
    { height: drawing.height + size * 0.75, content: drawing.content },
    ...listBlocks(picture, size, width, format),
    ...foot.map(text => paragraph(text, size * 0.875, width, { colour: colours.muted })),
  ]
  const { content, height } = stacked(blocks)
  const whole = { width: width + 2 * margin, height: Math.ceil(height + 2 * margin) }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={whole.width}
      height={whole.height}
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      font-family={typeface}
      role="img"
      aria-labelledby="title description"
    >
      <title id="title">{picture.finding}</title>
      <desc id="description">{picture.description}</desc>
      <rect width={whole.width} height={whole.height} fill={colours.white} />
      <g transform={`translate(${margin},${margin})`}>{content}</g>
    </svg>,
  )}\n`
}

function stacked(blocks: readonly Block[]): Block {
  let height = 0
  const content = blocks.map(block => {
    const at = height
    height += block.height
    return <g transform={`translate(0,${coordinate(at)})`}>{block.content}</g>
  })
  return { height, content }
}

function paragraph(
  text: string,
  size: number,
  width: number,
  look: { readonly weight?: 'bold'; readonly colour?: string },
): Block {
  const lines = wrapText(text, size, look.weight ? width * 0.92 : width)
  return {
    height: lines.length * lineHeight(size) + size * 0.5,
    content: words({ x: 0, y: size, size, lines, ...look }),
  }
}

function verdictBlock(
  { icon, words: text }: NonNullable<Picture['verdicts']>[number],
  size: number,
  width: number,
): Block {
  const lines = wrapText(text, size, width - 60)
  const first = 24 - ((lines.length - 1) * lineHeight(size)) / 2 + size * 0.35
  return {
    height: 58,
    content: (
      <>
        {icon}
        {words({ x: 60, y: first, size, lines })}
      </>
    ),
  }
}

/** The list of a map, in as many columns as there is room for. */
function listBlocks({ list }: Picture, size: number, width: number, format: PictureFormat): Block[] {
  if (!list) return []
  const columns = format === 'wide' ? 2 : 1
  const column = width / columns
  const rows = Math.ceil(list.length / columns)
  const step = 26
  // A name may be as long as the longest value leaves room for.
  const widest = Math.max(...list.map(({ value }) => textWidth(value, size)))
  const content = list.map(({ name, value, swatch }, index) => {
    const x = Math.floor(index / rows) * column
    const y = (index % rows) * step
    const label = cutText(name, size, column - 28 - 20 - widest - size)
    return (
      <>
        <g transform={`translate(${coordinate(x)},${coordinate(y)})`}>{swatch}</g>
        {words({ x: x + 28, y: y + 15, size, lines: [label] })}
        {words({ x: x + column - 20, y: y + 15, size, lines: [value], anchor: 'end', hasHalo: true })}
      </>
    )
  })
  return [{ height: rows * step + 10, content }]
}
