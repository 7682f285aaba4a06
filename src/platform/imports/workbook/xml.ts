/** The little of XML that a workbook is written in: tags, attributes, text. Nothing is ever fetched or expanded. */
import { FileFault } from '../file-fault.ts'

export type XmlReader = {
  /** `attributes` as they stand in the tag; read one with `attributeOf`. Names come without their prefix. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

const longestTag = 1_000_000
const notXml = (): FileFault => new FileFault('The workbook is damaged: a part of it is not written as XML.')

/** Reads the document piece by piece. */
export async function readXml(
  bytes: AsyncIterable<Buffer>,
  reader: XmlReader,
  afterPiece: () => void = () => undefined,
): Promise<void> {
  for await (const _piece of xmlPieces(bytes, reader)) afterPiece()
}

/** The same, with a stop after each piece, for whoever passes on what was read of it. */
export async function* xmlPieces(bytes: AsyncIterable<Buffer>, reader: XmlReader): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const piece of bytes) {
    rest = readPiece(rest + decoder.decode(piece, { stream: true }), reader)
    if (rest.length > longestTag) throw notXml()
    yield
  }
  if (rest.trim() !== '') throw notXml()
}

/** Answers with what is not complete yet. */
function readPiece(text: string, reader: XmlReader): string {
  let at = 0
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    if (tag < 0) return text.slice(at)
    const end = endOfTag(text, tag)
    if (end === undefined) return text.slice(at)
    if (tag > at) reader.text(unescaped(text.slice(at, tag)))
    readTag(text.slice(tag, end), reader)
    at = end
  }
  return ''
}

const ends: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** Behind the tag that begins here; undefined while it is not all there. A quoted value may hold a “>”. */
function endOfTag(text: string, tag: number): number | undefined {
  const special = text[tag + 1] === '!' || text[tag + 1] === '?' ? ends : []
  for (const [opening, closing] of special) {
    if (!text.startsWith(opening, tag)) continue
    const found = text.indexOf(closing, tag + opening.length)
    return found < 0 ? undefined : found + closing.length
  }
  if (special.length > 0 && text.length - tag < '<![CDATA['.length) return undefined
  for (let at = tag + 1; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '>') return at + 1
    if (letter !== '"' && letter !== "'") continue
    at = text.indexOf(letter, at + 1)
    if (at < 0) return undefined
  }
  return undefined
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

function readTag(tag: string, reader: XmlReader): void {
  if (tag.startsWith('<![CDATA[')) reader.text(tag.slice(9, -3))
  else if (tag.startsWith('</')) reader.close(withoutPrefix(tag.slice(2, -1).trim()))
  else if (!tag.startsWith('<!') && !tag.startsWith('<?')) readOpening(tag, reader)
  else if (/^<!(?!--)/.test(tag)) throw notXml()
}

function readOpening(tag: string, reader: XmlReader): void {
  const isEmpty = tag.endsWith('/>')
  const inside = tag.slice(1, isEmpty ? -2 : -1)
  const space = inside.search(/\s/)
  const name = withoutPrefix(space < 0 ? inside : inside.slice(0, space))
  reader.open(name, space < 0 ? '' : inside.slice(space))
  if (isEmpty) reader.close(name)
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : unescaped(value)
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[String(name).toLowerCase()]!
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
