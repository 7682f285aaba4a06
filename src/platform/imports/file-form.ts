/** What a file is by its bytes, whatever its name says. */
import { open } from 'node:fs/promises'
import { done, type Result, refuse } from '#kit'
import { FileFault } from './file-fault.ts'
import { longestSignature, signatureOf, zipStart } from './signatures.ts'
import { encodingOf } from './text-encoding.ts'
import { sheetNames } from './workbook/read-workbook.ts'

export type FileForm = {
  readonly form: 'text' | 'workbook'
  /** The sheets of a workbook that can be seen. */
  readonly sheets: readonly string[]
  /** Said where the name promised something else. */
  readonly notice: string | null
}

const lookedAt = 65_536
const markup = /^\s*(?:<!doctype|<html|<table|<\?xml|\{\\rtf)/i

/** Refuses `invalid` for what is neither text nor an .xlsx workbook, in words for whoever sent it. */
export async function formOfFile(path: string, name: string): Promise<Result<FileForm>> {
  const head = await headOf(path)
  if (head.length === 0) return refuse('invalid', 'The file is empty.')
  const found = signatureOf(head.subarray(0, longestSignature))
  if (found) return refuse('invalid', `${found.what}, not a spreadsheet. ${found.instead}`)
  const promisesWorkbook = /\.xls[xm]$/i.test(name)
  if (head.toString('hex').startsWith(zipStart))
    return formOfArchive(
      path,
      promisesWorkbook ? null : 'It is not named as a workbook, but it is one and was read as .xlsx.',
    )
  const wrong = whyNoSheet(new TextDecoder(encodingOf(head)).decode(head))
  if (wrong !== undefined) return refuse('invalid', `${wrong} Save the sheet as .xlsx or as “CSV UTF-8”.`)
  const notice = promisesWorkbook
    ? 'It is named as a workbook, but it is plain text and was read as CSV.'
    : null
  return done({ form: 'text', sheets: [], notice })
}

/** Control characters, which no spreadsheet writes; a stray one is no reason to refuse a file. */
const control = /[^\P{Cc}\s]/gu
const strays = 0.02

function whyNoSheet(text: string): string | undefined {
  if (markup.test(text)) return 'This is a web page or a document, not a spreadsheet.'
  if (text.trim() === '') return 'The file is blank: it holds nothing but spaces and empty lines.'
  if (text.includes('\u0000'))
    return 'The file holds NUL bytes, so it is not a text file or was damaged on its way.'
  return (text.match(control)?.length ?? 0) > text.length * strays
    ? 'This is not a text file, or it was damaged on its way.'
    : undefined
}

async function formOfArchive(path: string, notice: string | null): Promise<Result<FileForm>> {
  try {
    const sheets = await sheetNames(path)
    return done({ form: 'workbook', sheets, notice })
  } catch (cause) {
    if (cause instanceof FileFault) return { ok: false, refusal: cause.refusal }
    throw cause
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const buffer = Buffer.alloc(lookedAt)
    const { bytesRead } = await file.read(buffer, 0, lookedAt, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
