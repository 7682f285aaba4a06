import { type Outcome, unworkable, worked } from '../outcome.ts'
import { type CapacityClock, type CapacitySchedule, scheduledCapacity, steadyCapacity } from './capacity.ts'
import { queueEngine } from './engine.ts'
import { arrivalLine, priorityLine } from './waiting-line.ts'

/** Columns of one length, one entry an item. Larger priorities go first; without the column all are alike. */
export type QueueItems = {
  readonly arrival: ArrayLike<number>
  readonly service: ArrayLike<number>
  readonly priority?: ArrayLike<number>
}

export type QueueOptions = {
  /** A fixed number of servers, or how it changes. */
  readonly servers: number | CapacitySchedule
  /** Nothing happens at or after this moment (default: never). */
  readonly until?: number
}

/** `start` and `end` hold NaN for what had not happened by `until`; `finished` holds 1 where the service ended. */
export type QueueTrace = {
  readonly start: Float64Array
  readonly end: Float64Array
  readonly finished: Uint8Array
}

/** The servers as a clock, or a refusal. */
export function capacityOf(servers: number | CapacitySchedule): Outcome<CapacityClock> {
  if (typeof servers === 'number')
    return Number.isInteger(servers) && servers >= 1
      ? worked(steadyCapacity(servers))
      : unworkable('out-of-range', 'servers must be a whole number of 1 or more', { field: 'servers' })
  const { times, servers: counts, period } = servers
  if (times.length === 0 || times.length !== counts.length)
    return unworkable('lengths-differ', 'a schedule needs as many times as numbers of servers', {
      field: 'servers',
    })
  for (const [i, time] of times.entries()) {
    const row = i + 1
    if (!Number.isFinite(time) || time < 0 || !Number.isInteger(counts[i]) || counts[i]! < 0)
      return unworkable('not-a-number', 'a schedule has a time or a number that is not one', {
        row,
        field: 'servers',
      })
    if (i > 0 && time <= times[i - 1]!)
      return unworkable('unsorted-dates', 'the times of a schedule must ascend', { row, field: 'servers' })
  }
  if (period !== null && !(period > times.at(-1)!))
    return unworkable('out-of-range', 'the period must be longer than the last time', { field: 'servers' })
  if (counts.every(count => count === 0))
    return unworkable('out-of-range', 'a schedule must have a server at some time', { field: 'servers' })
  return worked(scheduledCapacity(servers))
}

function checkItems({ arrival, service, priority }: QueueItems): (Outcome<never> & { ok: false }) | null {
  const count = arrival.length
  if (count === 0) return unworkable('no-rows', 'there are no items')
  if (service.length !== count || (priority && priority.length !== count))
    return unworkable('lengths-differ', 'arrival, service and priority must be of one length')
  for (let i = 0; i < count; i++) {
    const row = i + 1
    if (!Number.isFinite(arrival[i]!))
      return unworkable('not-a-number', 'an arrival is not a number', { row, field: 'arrival' })
    if (!Number.isFinite(service[i]!))
      return unworkable('not-a-number', 'a service time is not a number', { row, field: 'service' })
    if (arrival[i]! < 0)
      return unworkable('out-of-range', 'an arrival is before time 0', { row, field: 'arrival' })
    if (service[i]! < 0)
      return unworkable('negative-count', 'a service time is negative', { row, field: 'service' })
    if (priority && Number.isNaN(priority[i]!))
      return unworkable('not-a-number', 'a priority is not a number', { row, field: 'priority' })
  }
  return null
}

/** Items in order of arrival, those of one instant in the order given; null if they are so already. */
function arrivalOrder(arrival: ArrayLike<number>): Int32Array | null {
  let ascends = true
  for (let i = 1; i < arrival.length && ascends; i++) ascends = arrival[i]! >= arrival[i - 1]!
  if (ascends) return null
  return Int32Array.from({ length: arrival.length }, (_, i) => i).sort(
    (a, b) => arrival[a]! - arrival[b]! || a - b,
  )
}

/**
 * Follows given items through a queue: when each began and ended. Deterministic; see `queueEngine` for the order at one
 * instant. Refuses: no-rows, lengths-differ, not-a-number, negative-count, out-of-range, naming the row.
 */
export function traceQueue(items: QueueItems, options: QueueOptions): Outcome<QueueTrace> {
  const wrong = checkItems(items)
  if (wrong) return wrong
  const capacity = capacityOf(options.servers)
  if (!capacity.ok) return capacity
  const { arrival, service, priority } = items
  const count = arrival.length
  const start = new Float64Array(count).fill(Number.NaN)
  const end = new Float64Array(count).fill(Number.NaN)
  const finished = new Uint8Array(count)
  const line = priority ? priorityLine() : arrivalLine()
  const engine = queueEngine(line, capacity.value, options.until ?? Infinity, {
    started(item, time) {
      start[item] = time
    },
    finished(item, time) {
      end[item] = time
      finished[item] = 1
    },
  })
  const order = arrivalOrder(arrival)
  for (let i = 0; i < count; i++) {
    const item = order ? order[i]! : i
    engine.arrive(item, arrival[item]!, service[item]!, priority ? priority[item]! : 0)
  }
  engine.finish()
  return worked({ start, end, finished })
}
