import { type Refused, refuse } from '#kit'
import { numberInWords } from '../words.ts'

/** Beyond this a coordinate would not be exact, and no figure of a public body is larger. */
const largest = 1e15

export const isDrawable = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= largest

/** "3,800", "0.25", "0.00125": figures below 1 keep three digits that say something. */
export const writeNumber = (value: number): string =>
  value !== 0 && Math.abs(value) < 1 ? String(Number(value.toPrecision(3))) : numberInWords(value)

/** A refusal that names the first value that is no number, or null. Missing values (null) are none. */
export function refuseUndrawable(values: readonly (number | null)[], field: string): Refused | null {
  const at = values.findIndex(value => value !== null && !isDrawable(value))
  if (at < 0) return null
  return refuse('invalid', `No chart: ${field} ${at + 1} is not a number that can be drawn`, {
    field,
    row: at + 1,
  })
}

export const present = (values: readonly (number | null)[]): number[] =>
  values.filter(value => value !== null)

/** Digits after the point, as many as any of the values is written with, at most three. */
export const decimalsOf = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.min(3, digitsAfterPoint(value))), 0)

function digitsAfterPoint(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power))
}

export function rounded(value: number, decimals: number): number {
  const nearest = Number(value.toFixed(decimals))
  return Object.is(nearest, -0) ? 0 : nearest
}

/** A coordinate with one decimal. Anything that is no number is a bug in the drawing, not in what is drawn. */
export function coordinate(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`not a coordinate: ${value}`)
  return Math.round(value * 10) / 10 || 0
}

/** A number as its shortest decimal writing has it: `digits` divided by ten to the power of `scale`. */
type Decimal = { readonly digits: bigint; readonly scale: number }

function decimalOf(value: number): Decimal {
  const [digits = '0', power = '0'] = String(value).split('e')
  const [whole = '0', after = ''] = digits.split('.')
  const scale = after.length - Number(power)
  const all = BigInt(whole + after)
  return scale < 0 ? { digits: all * 10n ** BigInt(-scale), scale: 0 } : { digits: all, scale }
}

/** Adds numbers as they are written, so that 0.1 and 0.2 are 0.3: money must add up to the penny. */
export function exactSum(values: readonly number[]): number {
  const decimals = values.map(decimalOf)
  const scale = decimals.reduce((most, each) => Math.max(most, each.scale), 0)
  const sum = decimals.reduce((total, each) => total + each.digits * 10n ** BigInt(scale - each.scale), 0n)
  return Number(`${sum}e${-scale}`)
}
