/** An act either succeeds or is refused. Refusals are expected; anything else is a bug and throws. */
export type Result<T> = Done<T> | Refused
export type Done<T> = { readonly ok: true; readonly value: T }
export type Refused = { readonly ok: false; readonly refusal: Refusal }

/**
 * Why an act was refused, in order of precedence: who you are, what you may do, whether it is there,
 * whether somebody else was quicker, whether it can be done now, whether what you sent is right.
 */
export const refusalCodes = [
  'not-signed-in',
  'not-permitted',
  'not-found',
  'stale',
  'out-of-order',
  'too-large',
  'invalid',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** `field` names the form field, column or argument; `row` the 1-based data row of a file. */
export type Refusal = {
  readonly code: RefusalCode
  readonly message: string
  readonly field?: string
  readonly row?: number
  /** Further refusals of the same form, each on its own field. */
  readonly others?: readonly Refusal[]
}

export const done = <T>(value: T): Done<T> => ({ ok: true, value })

export function refuse(
  code: RefusalCode,
  message: string,
  where: { field?: string; row?: number } = {},
): Refused {
  return { ok: false, refusal: { code, message, ...where } }
}

/** One refusal out of one or more field messages: the first leads, the rest follow. */
export function refuseFields(messages: readonly { field: string; message: string }[]): Refused {
  const [first, ...others] = messages.map(each => ({ code: 'invalid' as const, ...each }))
  if (!first) throw new Error('refuseFields needs at least one message')
  return { ok: false, refusal: others.length ? { ...first, others } : first }
}
