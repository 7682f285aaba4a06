/** A stream of random numbers that a seed fixes; the same on every machine. */
export type RandomStream = {
  /** Uniform on (0, 1), 53 bits, never 0 or 1. */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Exponential of mean 1. */
  exponential(): number
}

/** Spreads one seed over four words (the finaliser of MurmurHash3, public domain). */
function wordsOf(seed: number): [number, number, number, number] {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x85ebca6b)
    mixed ^= mixed >>> 13
    mixed = Math.imul(mixed, 0xc2b2ae35)
    return mixed ^ (mixed >>> 16)
  }
  return [next(), next(), next(), next() | 1]
}

/** xoshiro128** (Blackman and Vigna, 2018), with normals by Marsaglia's polar method. */
export function randomStream(seed: number): RandomStream {
  let [a, b, c, d] = wordsOf(seed)
  let spare = Number.NaN

  function word(): number {
    const times5 = Math.imul(b, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }

  const uniform = (): number => ((word() >>> 5) * 67108864 + (word() >>> 6) + 0.5) / 9007199254740992

  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare
      spare = Number.NaN
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const square = x * x + y * y
      if (square < 1 && square > 0) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square)
        spare = y * scale
        return x * scale
      }
    }
  }

  return { uniform, normal, exponential: () => -Math.log(uniform()) }
}
