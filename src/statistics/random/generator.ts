/** A stream of random numbers that a seed fixes; the same on every machine. */
export type RandomStream = {
  /** Uniform on (0, 1), 53 bits, never 0 or 1. */
  uniform(): number
  /** Standard normal. */
  normal(): number
  /** Exponential of mean 1. */
  exponential(): number
  /** A count with a Poisson distribution of the given mean. */
  poisson(mean: number): number
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
  // In a typed array: numbers of 32 bits in variables of a closure would each be a new object.
  const state = Int32Array.from(wordsOf(seed))
  let spare = Number.NaN

  function word(): number {
    const b = state[1]!
    const times5 = Math.imul(b, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9)
    const c = state[2]! ^ state[0]!
    const d = state[3]! ^ b
    state[1] = b ^ c
    state[0]! ^= d
    state[2] = c ^ (b << 9)
    state[3] = (d << 11) | (d >>> 21)
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

  return {
    uniform,
    normal,
    exponential: () => -Math.log(uniform()),
    poisson: mean => poissonCount(mean, uniform),
  }
}

/** Products of uniforms (Knuth), in pieces of a mean of 16 at most so that nothing underflows. */
function poissonCount(mean: number, uniform: () => number): number {
  let count = 0
  for (let left = mean; left > 0; left -= 16) {
    const floor = Math.exp(-Math.min(left, 16))
    let product = uniform()
    while (product > floor) {
      count++
      product *= uniform()
    }
  }
  return count
}
