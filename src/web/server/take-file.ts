/** A form that brings a file: its fields first, then the file straight to disk, if the form is one of ours. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Refused, refuse } from '#kit'
import type { SentFile } from '#platform'
import { csrfFieldName } from '../sessions/forged-requests.ts'

/** Bytes. A year of a nation is less; what is longer is brought by command. */
export const largestFile = 300_000_000
const limits = { fileSize: largestFile, files: 1, fields: 200, fieldSize: 100_000, fieldNameSize: 200 }

/** Only routes that take files read such forms: every other one refuses them by their type. */
export const takesForms = (scope: FastifyInstance) => scope.register(multipart, { limits })

export type Taken = {
  readonly fields: URLSearchParams
  readonly file: SentFile | null
  readonly refused: Refused | undefined
}
type Check = (token: string) => Refused | undefined

/**
 * The token stands before the file in every form of ours; a file that comes before it, or with a wrong one, is read
 * past and never kept.
 */
export async function takeFile(request: FastifyRequest, folder: string, check: Check): Promise<Taken> {
  const fields = new URLSearchParams()
  let taken: Pick<Taken, 'file' | 'refused'> | undefined
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.append(part.fieldname, String(part.value ?? ''))
    else if (taken || part.filename === '' || part.filename === undefined) part.file.resume()
    else taken = await takePart(part, folder, check(fields.get(csrfFieldName) ?? ''))
  }
  const { file, refused } = taken ?? { file: null, refused: check(fields.get(csrfFieldName) ?? '') }
  return { fields, file, refused }
}

async function takePart(
  part: MultipartFile,
  folder: string,
  forged: Refused | undefined,
): Promise<Pick<Taken, 'file' | 'refused'>> {
  if (forged) {
    part.file.resume()
    return { file: null, refused: forged }
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.upload`)
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
  } catch (cause) {
    // Whoever sent it has gone: there is nobody to tell, and nothing is kept.
    await rm(path, { force: true })
    throw Object.assign(cause as Error, { statusCode: 400 })
  }
  if (!part.file.truncated) {
    const bytes = part.file.bytesRead
    return { file: { name: part.filename, path, bytes }, refused: undefined }
  }
  await rm(path, { force: true })
  return {
    file: null,
    refused: refuse(
      'too-large',
      `The file is larger than ${largestFile / 1_000_000} MB. Divide it, or ask for it to be brought in by command`,
      { field: 'file' },
    ),
  }
}
