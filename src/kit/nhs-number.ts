/** Ten digits whose last is a check digit (NHS Data Dictionary, NHS NUMBER). Kept without spaces. */
export type NhsNumber = string & { readonly __nhsNumber: true }

/**
 * Modulus 11: weights 10 to 2 on the first nine digits; 11 minus the remainder is the check digit,
 * where 11 counts as 0 and 10 means that no such number is issued.
 */
export function parseNhsNumber(text: string): NhsNumber | undefined {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return undefined
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0)
  const check = (11 - (sum % 11)) % 11
  return check === Number(digits[9]) ? (digits as NhsNumber) : undefined
}

/** Numbers that start 999 are never issued to anybody: the range for invented people. */
export const isInvented = (number: NhsNumber): boolean => number.startsWith('999')

/** As it is printed and read out: 999 000 0018. */
export const spellNhsNumber = (number: NhsNumber): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
