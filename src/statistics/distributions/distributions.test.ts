import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { assertNear } from '../testing/outcomes.ts'
import { chiSquareQuantile, gammaQuantile } from './chi-square.ts'
import { gammaLower, gammaUpper, logGamma } from './gamma.ts'
import { normalCumulative, normalQuantile } from './normal.ts'
import { poissonAtLeast, poissonAtMost } from './poisson.ts'
import { studentQuantile } from './student.ts'

describe('distributions', () => {
  it('have the quantiles of the printed tables', () => {
    assertNear(normalQuantile(0.975), 1.959963984540054, 1e-14)
    assertNear(normalQuantile(0.999), 3.090232306167813, 1e-13)
    assertNear(chiSquareQuantile(0.975, 2), 7.377758908227871, 1e-13)
    assertNear(chiSquareQuantile(0.025, 4), 0.48441855708792975, 1e-13)
    assertNear(chiSquareQuantile(0.025, 2000), 1877.9460368153882, 1e-12)
    assertNear(studentQuantile(0.975, 1), 12.706204736174694, 1e-13)
    assertNear(studentQuantile(0.975, 3), 3.182446305283708, 1e-12)
    assertNear(studentQuantile(0.999, 10_000), 3.0910475160306, 1e-11)
    assertNear(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13)
  })

  it('give back the probability that a quantile was asked for', () => {
    const shares = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
    const shapes = fc.double({ min: 0.05, max: 5000, noNaN: true })
    fc.assert(fc.property(shares, p => assertNear(normalCumulative(normalQuantile(p)), p, 1e-9)))
    fc.assert(
      fc.property(shares, shapes, (p, shape) => {
        const x = gammaQuantile(p, shape)
        if (x < 1e-300) return
        assertNear(p > 0.5 ? gammaUpper(shape, x) : gammaLower(shape, x), p > 0.5 ? 1 - p : p, 1e-7)
      }),
    )
  })

  it('split a Poisson distribution into two parts', () => {
    const counts = fc.integer({ min: 0, max: 400 })
    const means = fc.double({ min: 0.01, max: 500, noNaN: true })
    fc.assert(
      fc.property(counts, means, (count, mean) => {
        assert.ok(Math.abs(poissonAtMost(count, mean) + poissonAtLeast(count + 1, mean) - 1) < 1e-12)
      }),
    )
    assertNear(poissonAtMost(2, 1.5), Math.exp(-1.5) * (1 + 1.5 + 1.125), 1e-14)
  })

  it('hold for counts of a million, of a thousand million and of a million million', () => {
    // Worked with another library (Boost, by way of SciPy).
    const limits = [
      [1e6, 998040.9833402939, 1001961.9119454322, 996912.6173198152, 1003094.0839149702],
      [1e8, 99980401.30732474, 100019601.58707914, 99969100.52676167, 100030906.1730833],
      [1e9, 999938021.4439279, 1000061981.4504089, 999902281.123973, 1000097725.5757663],
      [1e10, 9999804004.5487, 10000195998.345615, 9999690979.619226, 10000309027.08048],
      [1e12, 999998040036.9626, 1000001959965.9316, 999996909770.5437, 1000003090236.156],
    ] as const
    for (const [count, ...expected] of limits) {
      const at = [
        chiSquareQuantile(0.025, 2 * count) / 2,
        chiSquareQuantile(0.975, 2 * count + 2) / 2,
        chiSquareQuantile(0.001, 2 * count) / 2,
        chiSquareQuantile(0.999, 2 * count + 2) / 2,
      ]
      at.forEach((limit, i) => {
        assertNear(limit, expected[i]!, 1e-13)
      })
    }
    assertNear(poissonAtMost(1e6, 1e6), 0.5002659614862837, 1e-12)
    assertNear(poissonAtMost(1e9, 1e9), 0.500008410441739, 1e-9)
    assertNear(poissonAtMost(0, 700), Math.exp(-700), 1e-12)
    assertNear(poissonAtLeast(100, 1), 3.9812808189568606e-159, 1e-12)
    assert.deepEqual([poissonAtMost(5, 0), poissonAtLeast(5, 0), poissonAtLeast(0, 0)], [1, 0, 1])
  })

  it('reach their ends', () => {
    assert.deepEqual([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)], [-Infinity, 0, Infinity])
    assert.equal(chiSquareQuantile(0, 4), 0)
    assert.equal(chiSquareQuantile(1, 4), Infinity)
    assert.equal(studentQuantile(0.5, 7), 0)
    assert.equal(studentQuantile(1, 7), Infinity)
  })
})
