import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { randomStream } from '../random/generator.ts'
import { assertNear, assertRefused, valueIn } from '../testing/outcomes.ts'
import { erlangQueue, generalServiceWait } from './steady-state.ts'
import { traceQueue } from './trace.ts'

/** Means of batches, and how far their mean may be from the truth. */
function waitOfLongRuns(
  servers: number,
  service: () => number,
  arrivals: () => number,
  runs = 12,
  items = 20_000,
) {
  const means = Array.from({ length: runs }, () => {
    const arrival = new Float64Array(items)
    const work = new Float64Array(items)
    let time = 0
    for (let i = 0; i < items; i++) {
      time += arrivals()
      arrival[i] = time
      work[i] = service()
    }
    const { start } = valueIn(traceQueue({ arrival, service: work }, { servers }))
    return start.reduce((sum, each, i) => sum + each - arrival[i]!, 0) / items
  })
  const mean = means.reduce((sum, each) => sum + each, 0) / runs
  const spread = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (runs - 1) / runs)
  return { mean, reach: 4 * spread }
}

describe('a queue that is followed', () => {
  it('waits as long as theory says: M/M/4', () => {
    const random = randomStream(11)
    const { mean, reach } = waitOfLongRuns(
      4,
      () => 2.8 * random.exponential(),
      () => random.exponential(),
    )
    const { averageWait } = valueIn(erlangQueue(4, 1, 1 / 2.8))
    assert.ok(
      Math.abs(mean - averageWait) < reach && reach < 0.3 * averageWait,
      `${mean} ± ${reach}, ${averageWait}`,
    )
  })

  it('waits as long as theory says: M/G/1 with fixed and with varied service', () => {
    const random = randomStream(12)
    const fixed = waitOfLongRuns(
      1,
      () => 0.7,
      () => random.exponential(),
    )
    assert.ok(Math.abs(fixed.mean - valueIn(generalServiceWait(1, 0.7, 0)).averageWait) < fixed.reach)
    const halves = waitOfLongRuns(
      1,
      () => 1.4 * random.uniform(),
      () => random.exponential(),
    )
    const deviation = 1.4 / Math.sqrt(12)
    assert.ok(
      Math.abs(halves.mean - valueIn(generalServiceWait(1, 0.7, deviation)).averageWait) < halves.reach,
    )
  })

  it('starts each item when it arrived or the earliest server was free, for any number of servers', () => {
    const item = fc.record({ gap: fc.integer({ min: 0, max: 9 }), work: fc.integer({ min: 0, max: 20 }) })
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (items, servers) => {
          let time = 0
          const arrival = items.map(({ gap }) => {
            time += gap
            return time
          })
          const service = items.map(({ work }) => work)
          const { start, end } = valueIn(traceQueue({ arrival, service }, { servers }))
          const free = new Array<number>(servers).fill(0)
          items.forEach((_, i) => {
            free.sort((a, b) => a - b)
            const begins = Math.max(arrival[i]!, free[0]!)
            free[0] = begins + service[i]!
            assert.deepEqual([start[i], end[i]], [begins, begins + service[i]!])
          })
        },
      ),
    )
  })

  it('takes the larger priority first and never interrupts', () => {
    const trace = valueIn(
      traceQueue({ arrival: [0, 1, 2, 3], service: [10, 1, 1, 1], priority: [0, 0, 5, 5] }, { servers: 1 }),
    )
    assert.deepEqual([...trace.start], [0, 12, 10, 11])
  })

  it('lets items in service finish when servers leave, and repeats its hours', () => {
    const shift = { times: [0, 8, 16], servers: [0, 2, 0], period: 24 }
    const trace = valueIn(traceQueue({ arrival: [0, 0, 0], service: [9, 9, 9] }, { servers: shift }))
    assert.deepEqual([...trace.start], [8, 8, 32])
    assert.deepEqual([...trace.end], [17, 17, 41])
  })

  it('stops before the end it is given', () => {
    const trace = valueIn(traceQueue({ arrival: [0, 1, 5], service: [3, 3, 1] }, { servers: 1, until: 5 }))
    assert.deepEqual([...trace.finished], [1, 0, 0])
    assert.deepEqual(
      [...trace.start].map(time => (Number.isNaN(time) ? null : time)),
      [0, 3, null],
    )
  })

  it('puts arrivals in order first', () => {
    const trace = valueIn(traceQueue({ arrival: [5, 0], service: [1, 10] }, { servers: 1 }))
    assert.deepEqual([...trace.start], [10, 0])
  })

  it('is refused by row and rule', () => {
    const one = { arrival: [0, 1], service: [1, 1] }
    assertRefused(traceQueue({ arrival: [], service: [] }, { servers: 1 }), { code: 'no-rows' })
    assertRefused(traceQueue({ ...one, service: [1, -1] }, { servers: 1 }), {
      code: 'negative-count',
      row: 2,
    })
    assertRefused(traceQueue({ ...one, arrival: [0, Number.NaN] }, { servers: 1 }), {
      code: 'not-a-number',
      row: 2,
    })
    assertRefused(traceQueue(one, { servers: 1.5 }), { code: 'out-of-range', field: 'servers' })
    const never = { times: [0, 4], servers: [0, 0], period: 8 }
    assertRefused(traceQueue(one, { servers: never }), { code: 'out-of-range', field: 'servers' })
    assertRefused(traceQueue(one, { servers: { ...never, times: [4, 4], servers: [1, 1] } }), {
      code: 'unsorted-dates',
      row: 2,
    })
  })
})

describe('theory', () => {
  it('of one server agrees between both formulas', () => {
    const one = valueIn(erlangQueue(1, 0.8, 1))
    assertNear(one.averageWait, valueIn(generalServiceWait(0.8, 1, 1)).averageWait)
    assertNear(one.averageQueue, 0.8 * one.averageWait)
    assertNear(one.waitLongerThan(0), 0.8)
  })

  it('keeps its digits just below the load at which a queue never ends', () => {
    const full = valueIn(erlangQueue(4, 3.9999999999, 1))
    // Worked with forty digits.
    assertNear(full.probabilityOfWait, 0.9999999999445313, 1e-14)
    assertNear(full.averageWait, 9999999172.041672, 1e-14)
    assertNear(full.averageQueue, 39999996687.16669, 1e-14)
    const many = valueIn(erlangQueue(100_000, 99_999, 1))
    assertNear(many.averageQueue, many.averageWait * 99_999, 1e-14)
    assert.ok(many.probabilityOfWait > 0.99 && many.probabilityOfWait < 1)
  })

  it('is refused where the queue grows without end', () => {
    assertRefused(erlangQueue(2, 2, 1), { code: 'unstable-queue' })
    assertRefused(erlangQueue(0, 1, 1), { code: 'out-of-range' })
    assertRefused(generalServiceWait(1, 1, 1), { code: 'unstable-queue' })
    for (const service of [0, -1, Number.NaN])
      assertRefused(generalServiceWait(1, service, 1), { code: 'not-a-number', field: 'meanService' })
  })
})
