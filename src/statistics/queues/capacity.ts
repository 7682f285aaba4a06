/** How many servers there are from each moment; with a period the pattern repeats (times are within the period). */
export type CapacitySchedule = {
  readonly times: readonly number[]
  readonly servers: readonly number[]
  readonly period: number | null
}

/** Walks through the changes of capacity in time. */
export type CapacityClock = {
  servers: number
  /** When the capacity changes next; Infinity if never again. */
  next: number
  advance(): void
}

export function steadyCapacity(servers: number): CapacityClock {
  return { servers, next: Infinity, advance: () => undefined }
}

/**
 * Before the first time of a schedule there is nobody, or, if it repeats, whoever its last entry leaves on duty.
 */
export function scheduledCapacity({ times, servers, period }: CapacitySchedule): CapacityClock {
  let entry = 0
  let cycle = 0
  const momentOf = (): number => {
    if (entry < times.length) return times[entry]! + cycle
    if (period === null) return Infinity
    entry = 0
    cycle += period
    return times[0]! + cycle
  }
  const clock: CapacityClock = {
    servers: period === null ? 0 : servers.at(-1)!,
    next: momentOf(),
    advance() {
      this.servers = servers[entry]!
      entry++
      this.next = momentOf()
    },
  }
  return clock
}
