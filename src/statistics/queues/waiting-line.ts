/** Items that wait for a server: who is next, and how much work it is. */
export type WaitingLine = {
  readonly size: () => number
  add(item: number, service: number, priority: number): void
  /** Takes the next item off; its number and work are then in `item` and `service`. */
  take(): void
  item: number
  service: number
}

/** First come, first served: a ring that grows. */
export function arrivalLine(): WaitingLine {
  let capacity = 256
  let items = new Float64Array(capacity)
  let services = new Float64Array(capacity)
  let head = 0
  let count = 0

  function grow(): void {
    const wider = capacity * 2
    const nextItems = new Float64Array(wider)
    const nextServices = new Float64Array(wider)
    for (let i = 0; i < count; i++) {
      nextItems[i] = items[(head + i) & (capacity - 1)]!
      nextServices[i] = services[(head + i) & (capacity - 1)]!
    }
    items = nextItems
    services = nextServices
    capacity = wider
    head = 0
  }

  return {
    item: 0,
    service: 0,
    size: () => count,
    add(item, service) {
      if (count === capacity) grow()
      const at = (head + count) & (capacity - 1)
      items[at] = item
      services[at] = service
      count++
    },
    take() {
      this.item = items[head]!
      this.service = services[head]!
      head = (head + 1) & (capacity - 1)
      count--
    },
  }
}

/** Larger priority first, then order of arrival: one arrival line for each priority that occurs, highest first. */
export function priorityLine(): WaitingLine {
  const priorities: number[] = []
  const lines: WaitingLine[] = []
  let count = 0

  function lineOf(priority: number): WaitingLine {
    let low = 0
    let high = priorities.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (priorities[middle]! > priority) low = middle + 1
      else high = middle
    }
    if (priorities[low] !== priority) {
      priorities.splice(low, 0, priority)
      lines.splice(low, 0, arrivalLine())
    }
    return lines[low]!
  }

  return {
    item: 0,
    service: 0,
    size: () => count,
    add(item, service, priority) {
      lineOf(priority).add(item, service, priority)
      count++
    },
    take() {
      const line = lines.find(each => each.size() > 0)!
      line.take()
      this.item = line.item
      this.service = line.service
      count--
    },
  }
}
