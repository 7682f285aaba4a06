import type { CapacityClock } from './capacity.ts'
import { releaseHeap } from './release-heap.ts'
import type { WaitingLine } from './waiting-line.ts'

/** What an observer is told; times are in the unit of the arrivals. */
export type QueueObserver = {
  started(item: number, time: number): void
  finished(item: number, time: number): void
}

/** A queue that is fed arrivals in order of time and needs the memory of those who wait or are served. */
export type QueueEngine = {
  /** Lets everything before `time` happen, then the arrival. Arrivals at one instant come in the order given. */
  arrive(item: number, time: number, service: number, priority: number): void
  /** Lets everything that is left happen. */
  finish(): void
  waiting(): number
}

/**
 * A queue without pre-emption. At one instant: releases, then changes of capacity, then freed servers take the next who
 * waits, then arrivals. A fall in capacity lets items in service finish. Nothing happens at or after `until`.
 */
export function queueEngine(
  line: WaitingLine,
  capacity: CapacityClock,
  until: number,
  observer: QueueObserver,
): QueueEngine {
  const busy = releaseHeap()

  function start(item: number, time: number, service: number): void {
    observer.started(item, time)
    busy.push(time + service, item)
  }

  /** Releases and changes of capacity up to and including `limit`, each followed by the freed servers' next items. */
  function runUpTo(limit: number): void {
    for (;;) {
      const release = busy.earliest()
      const time = Math.min(release, capacity.next)
      if (time > limit || time >= until) return
      while (busy.earliest() === time) observer.finished(busy.pop(), time)
      while (capacity.next === time) capacity.advance()
      while (line.size() > 0 && busy.size() < capacity.servers) {
        line.take()
        start(line.item, time, line.service)
      }
    }
  }

  return {
    waiting: () => line.size(),
    arrive(item, time, service, priority) {
      runUpTo(time)
      if (time >= until) return
      if (busy.size() < capacity.servers && line.size() === 0) start(item, time, service)
      else line.add(item, service, priority)
    },
    finish() {
      for (;;) {
        const release = busy.earliest()
        if (release === Infinity && line.size() === 0) return
        const time = Math.min(release, capacity.next)
        if (time === Infinity || time >= until) return
        runUpTo(time)
      }
    },
  }
}
