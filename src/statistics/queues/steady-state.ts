import { type Outcome, unworkable, worked } from '../outcome.ts'

/** Long-run figures of a queue; times in the unit of the rates. `averageQueue` counts those who wait. */
export type SteadyState = {
  readonly utilisation: number
  readonly probabilityOfWait: number
  readonly averageQueue: number
  readonly averageWait: number
  readonly averageInSystem: number
  /** The probability that the wait is longer than a time. */
  waitLongerThan(time: number): number
}

function checkRates(servers: number, arrivalRate: number, serviceRate: number) {
  if (!Number.isInteger(servers) || servers < 1)
    return unworkable('out-of-range', 'servers must be a whole number of 1 or more', { field: 'servers' })
  if (!(arrivalRate > 0 && serviceRate > 0 && arrivalRate < Infinity && serviceRate < Infinity))
    return unworkable('not-a-number', 'both rates must be numbers above zero', { field: 'arrivalRate' })
  if (arrivalRate >= servers * serviceRate)
    return unworkable('unstable-queue', 'more arrives than can be served, so the queue grows without end', {
      field: 'arrivalRate',
    })
  return null
}

/**
 * M/M/c: Poisson arrivals, exponential service, c servers (Erlang C, by the stable recursion of Erlang B).
 * Refuses: out-of-range, not-a-number, unstable-queue.
 */
export function erlangQueue(servers: number, arrivalRate: number, serviceRate: number): Outcome<SteadyState> {
  const wrong = checkRates(servers, arrivalRate, serviceRate)
  if (wrong) return wrong
  const load = arrivalRate / serviceRate
  let blocked = 1
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked)
  const utilisation = load / servers
  const probabilityOfWait = blocked / (1 - utilisation * (1 - blocked))
  const spare = servers * serviceRate - arrivalRate
  const averageWait = probabilityOfWait / spare
  return worked({
    utilisation,
    probabilityOfWait,
    averageQueue: averageWait * arrivalRate,
    averageWait,
    averageInSystem: averageWait * arrivalRate + load,
    waitLongerThan: time => probabilityOfWait * Math.exp(-spare * time),
  })
}

/** The mean wait of M/G/1 (Pollaczek and Khinchine): λ (σ² + 1/μ²) / 2(1 − ρ). */
export function generalServiceWait(
  arrivalRate: number,
  meanService: number,
  serviceDeviation: number,
): Outcome<{ readonly utilisation: number; readonly averageWait: number; readonly averageQueue: number }> {
  if (!(meanService > 0 && meanService < Infinity))
    return unworkable('not-a-number', 'the mean service must be a number above zero', {
      field: 'meanService',
    })
  const wrong = checkRates(1, arrivalRate, 1 / meanService)
  if (wrong) return wrong
  if (!(serviceDeviation >= 0 && serviceDeviation < Infinity))
    return unworkable('not-a-number', 'the standard deviation must be a number, not negative', {
      field: 'serviceDeviation',
    })
  const utilisation = arrivalRate * meanService
  const averageWait = (arrivalRate * (serviceDeviation ** 2 + meanService ** 2)) / (2 * (1 - utilisation))
  return worked({ utilisation, averageWait, averageQueue: averageWait * arrivalRate })
}
