/** One table from refusal codes to HTTP status; the FHIR and JSON interfaces use the same. */
import type { RefusalCode } from '#kit'

export const statusOf: Readonly<Record<RefusalCode, number>> = {
  'not-signed-in': 401,
  'not-permitted': 403,
  'not-found': 404,
  stale: 409,
  'out-of-order': 409,
  'too-large': 413,
  invalid: 422,
}
