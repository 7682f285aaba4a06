/** An .xlsx workbook (ECMA-376) as the rows that a CSV file of one of its sheets would have. */
import { FileFault } from '../file-fault.ts'
import { type Archive, openArchive } from './archive.ts'
import {
  type Epoch,
  numberText,
  type Shows,
  shownByFormat,
  shownByNumber,
  textOfString,
} from './cell-text.ts'
import { attributeOf, readXml, type XmlReader, xmlPieces } from './xml.ts'

/** A sheet that can be seen, in the order of its tabs. */
type WorkbookSheet = { readonly name: string; readonly part: string }
type Contents = {
  readonly sheets: readonly WorkbookSheet[]
  readonly strings: readonly string[]
  readonly styles: readonly Shows[]
  readonly epoch: Epoch
}

export const mostRows = 200_000
const mostColumns = 1_000

/** What else a ZIP archive may be, told by what is in it. */
const others: readonly (readonly [string, string])[] = [
  ['xl/workbook.bin', 'This is a binary workbook (.xlsb). Save it as .xlsx.'],
  ['word/document.xml', 'This is a Word document, not a spreadsheet.'],
  ['ppt/presentation.xml', 'This is a presentation, not a spreadsheet.'],
  ['content.xml', 'This is an OpenDocument file (.ods). Save it as .xlsx or as “CSV UTF-8”.'],
]

async function openWorkbook(path: string): Promise<Archive> {
  const archive = await openArchive(path)
  if (archive.names.has('xl/workbook.xml')) return archive
  await archive.close()
  throw new FileFault(
    others.find(([name]) => archive.names.has(name))?.[1] ??
      'This is a zip file, not a workbook. Unpack it and send the file that is in it.',
  )
}

/** The names of the sheets that can be seen. Throws a FileFault where this is no workbook. */
export async function sheetNames(path: string): Promise<readonly string[]> {
  const archive = await openWorkbook(path)
  try {
    return (await partsOf(archive)).sheets.map(sheet => sheet.name)
  } finally {
    await archive.close()
  }
}

async function partsOf(archive: Archive): Promise<Pick<Contents, 'sheets' | 'epoch'>> {
  const targets = new Map<string, string>()
  await readXml(archive.content('xl/_rels/workbook.xml.rels'), {
    ...ignoring,
    open(name, attributes) {
      if (name !== 'Relationship') return
      const [id, target] = [attributeOf(attributes, 'Id'), attributeOf(attributes, 'Target')]
      if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  const sheets: WorkbookSheet[] = []
  let epoch: Epoch = 1900
  await readXml(archive.content('xl/workbook.xml'), {
    ...ignoring,
    open(name, attributes) {
      const isOn = (value: string | undefined) => value === '1' || value === 'true'
      if (name === 'workbookPr' && isOn(attributeOf(attributes, 'date1904'))) epoch = 1904
      if (name !== 'sheet' || (attributeOf(attributes, 'state') ?? 'visible') !== 'visible') return
      const part = targets.get(attributeOf(attributes, 'id') ?? '')
      if (part && archive.names.has(part)) sheets.push({ name: attributeOf(attributes, 'name') ?? '', part })
    },
  })
  if (sheets.length === 0) throw new FileFault('The workbook has no sheet of cells that can be seen.')
  return { sheets, epoch }
}

const ignoring: XmlReader = { open: () => undefined, close: () => undefined, text: () => undefined }

/** Texts that cells refer to by number; the reading aids of Japanese texts are left out. */
async function stringsOf(archive: Archive): Promise<string[]> {
  const strings: string[] = []
  if (!archive.names.has('xl/sharedStrings.xml')) return strings
  let [text, inText, inAid] = ['', false, false]
  await readXml(archive.content('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') inAid = true
      inText = name === 't' && !inAid
    },
    close(name) {
      if (name === 'si') strings.push(textOfString(text))
      if (name === 'rPh') inAid = false
      if (name === 't') inText = false
    },
    text(part) {
      if (inText) text += part
    },
  })
  return strings
}

async function stylesOf(archive: Archive): Promise<Shows[]> {
  const styles: Shows[] = []
  if (!archive.names.has('xl/styles.xml')) return styles
  const own = new Map<number, Shows>()
  let inCells = false
  await readXml(archive.content('xl/styles.xml'), {
    ...ignoring,
    open(name, attributes) {
      const format = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt') own.set(format, shownByFormat(attributeOf(attributes, 'formatCode') ?? ''))
      if (name === 'xf' && inCells) styles.push(own.get(format) ?? shownByNumber(format))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/**
 * Every row of a sheet (the first that can be seen, unless one is named) from the first row of the sheet on, so that
 * the n-th row here is row n there; rows behind the last that says something are left out. A cell that shows an error
 * is read as what it shows. Throws a FileFault for what is no workbook, damaged, or too large.
 */
export async function* workbookRows(path: string, sheet?: string): AsyncGenerator<string[]> {
  const archive = await openWorkbook(path)
  try {
    const { sheets, epoch } = await partsOf(archive)
    const found = sheet === undefined ? sheets[0]! : sheets.find(each => each.name === sheet)
    if (!found)
      throw new FileFault(
        `The workbook has no sheet “${sheet}”. It has: ${sheets.map(each => `“${each.name}”`).join(', ')}.`,
      )
    const contents = { sheets, epoch, strings: await stringsOf(archive), styles: await stylesOf(archive) }
    const reader = new SheetReader(contents)
    for await (const _piece of xmlPieces(archive.content(found.part), reader)) yield* reader.taken()
    yield* reader.taken()
  } finally {
    await archive.close()
  }
}

/** 1 for A, 27 for AA. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

class SheetReader implements XmlReader {
  private readonly contents: Contents
  private ready: string[][] = []
  private given = 0
  private row = 0
  private cells: string[] | undefined
  private column = 0
  private type = 'n'
  private style = 0
  private value = ''
  private inValue = false

  constructor(contents: Contents) {
    this.contents = contents
  }

  taken(): string[][] {
    const { ready } = this
    this.ready = []
    return ready
  }

  open(name: string, attributes: string): void {
    if (name === 'row') {
      this.row = Number(attributeOf(attributes, 'r') ?? this.row + 1)
      this.cells = []
      this.column = 0
    } else if (name === 'c') this.openCell(attributes)
    else this.inValue = name === 'v' || (name === 't' && this.type === 'inlineStr')
  }

  private openCell(attributes: string): void {
    const letters = /^[A-Z]{1,3}/.exec(attributeOf(attributes, 'r') ?? '')?.[0]
    this.column = letters === undefined ? this.column + 1 : columnNumber(letters)
    this.type = attributeOf(attributes, 't') ?? 'n'
    this.style = Number(attributeOf(attributes, 's') ?? 0)
    this.value = ''
  }

  text(part: string): void {
    if (this.inValue) this.value += part
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false
    else if (name === 'c') this.closeCell()
    else if (name === 'row') this.closeRow()
  }

  private closeCell(): void {
    const text = this.cellText().trim()
    if (text === '' || !this.cells) return
    if (this.column > mostColumns)
      throw new FileFault(`The sheet has more than ${mostColumns} columns in row ${this.row}.`, {
        row: this.row,
      })
    while (this.cells.length < this.column - 1) this.cells.push('')
    this.cells[this.column - 1] = text
  }

  private cellText(): string {
    const { strings, styles, epoch } = this.contents
    switch (this.type) {
      case 's':
        return strings[Number(this.value)] ?? ''
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE'
      case 'n':
        return numberText(this.value, styles[this.style] ?? 'number', epoch)
      default:
        return textOfString(this.value)
    }
  }

  /** Empty rows are passed on once a row follows that says something. */
  private closeRow(): void {
    const cells = this.cells ?? []
    this.cells = undefined
    if (cells.length === 0) return
    if (!(this.row > this.given))
      throw new FileFault('The workbook is damaged: its rows are not in order.', { row: this.given })
    if (this.row > mostRows)
      throw new FileFault(
        `The sheet has more than ${mostRows.toLocaleString('en-GB')} rows. Save it as “CSV UTF-8”, which may be longer.`,
      )
    for (; this.given < this.row - 1; this.given += 1) this.ready.push([])
    this.ready.push(cells)
    this.given += 1
  }
}
