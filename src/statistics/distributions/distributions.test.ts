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

  it('reach their ends', () => {
    assert.deepEqual([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)], [-Infinity, 0, Infinity])
    assert.equal(chiSquareQuantile(0, 4), 0)
    assert.equal(chiSquareQuantile(1, 4), Infinity)
    assert.equal(studentQuantile(0.5, 7), 0)
    assert.equal(studentQuantile(1, 7), Infinity)
  })
})
