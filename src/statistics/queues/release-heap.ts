/** The moments at which busy servers become free, the earliest on top: a binary heap with the item that each serves. */
export type ReleaseHeap = {
  /** The earliest moment; Infinity if nobody is busy. */
  earliest(): number
  size(): number
  push(time: number, item: number): void
  /** Takes the earliest off and gives its item. */
  pop(): number
}

export function releaseHeap(): ReleaseHeap {
  let times = new Float64Array(16)
  let items = new Float64Array(16)
  let count = 0

  function grow(): void {
    const wider = new Float64Array(times.length * 2)
    wider.set(times)
    times = wider
    const widerItems = new Float64Array(items.length * 2)
    widerItems.set(items)
    items = widerItems
  }

  return {
    earliest: () => (count === 0 ? Infinity : times[0]!),
    size: () => count,
    push(time, item) {
      if (count === times.length) grow()
      let hole = count++
      while (hole > 0) {
        const parent = (hole - 1) >> 1
        if (times[parent]! <= time) break
        times[hole] = times[parent]!
        items[hole] = items[parent]!
        hole = parent
      }
      times[hole] = time
      items[hole] = item
    },
    pop() {
      const item = items[0]!
      const time = times[--count]!
      const moved = items[count]!
      let hole = 0
      for (;;) {
        let child = 2 * hole + 1
        if (child >= count) break
        if (child + 1 < count && times[child + 1]! < times[child]!) child++
        if (times[child]! >= time) break
        times[hole] = times[child]!
        items[hole] = items[child]!
        hole = child
      }
      times[hole] = time
      items[hole] = moved
      return item
    },
  }
}
