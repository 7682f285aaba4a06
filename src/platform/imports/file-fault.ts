import type { Refusal } from '#kit'

/** Why a file as a whole cannot be staged. Thrown inside the stream, turned into a refusal at its end. */
export class FileFault extends Error {
  readonly refusal: Refusal
  constructor(message: string, where: { field?: string; row?: number } = {}) {
    super(message)
    this.refusal = { code: 'invalid', message, ...where }
  }
}
