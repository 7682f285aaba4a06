/** NHS numbers in the range that is never issued: 999, six more digits and a check digit. */
import { type NhsNumber, parseNhsNumber } from '#kit'

/** How many stems of six digits there are; about one in eleven has no valid check digit. */
const stems = 1_000_000

let valid: Int32Array | undefined

/** The stems that have a check digit, in rising order. */
function validStems(): Int32Array {
  valid ??= Int32Array.from({ length: stems }, (_, stem) => stem).filter(stem => checkDigit(stem) < 10)
  return valid
}

/** 999 weighs 10 × 9 + 9 × 9 + 8 × 9; the six digits of the stem weigh 7 to 2. */
function checkDigit(stem: number): number {
  let sum = 243
  for (let weight = 2, left = stem; weight <= 7; weight += 1, left = Math.floor(left / 10))
    sum += (left % 10) * weight
  return (11 - (sum % 11)) % 11
}

/** How many invented people can be told apart in one system. */
export const inventedNumbers = (): number => validStems().length

/** The number of an invented person, counted from 0. Throws RangeError beyond the last. */
export function inventedNhsNumber(at: number): NhsNumber {
  const stem = validStems()[at]
  if (stem === undefined) throw new RangeError(`there is no invented NHS number ${at}`)
  return parseNhsNumber(`999${String(stem).padStart(6, '0')}${checkDigit(stem)}`)!
}
