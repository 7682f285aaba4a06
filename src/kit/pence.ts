/** Money is whole pence. Never a fraction, never a float of pounds. */
export type Pence = bigint & { readonly __pence: true }

export function pence(value: bigint | number): Pence {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`not whole pence: ${value}`)
  return BigInt(value) as Pence
}
