import type { PointMarks } from './rules.ts'

/** Columns to work in, one entry a point; longer than the series, and valid until the next chart is drawn. */
export type Room = {
  readonly size: number
  readonly values: Float64Array
  readonly rows: Int32Array
  readonly ranges: Float64Array
  readonly kept: Uint8Array
  readonly marks: PointMarks
}

function makeRoom(size: number): Room {
  const flags = () => new Uint8Array(size)
  return {
    size,
    values: new Float64Array(size),
    rows: new Int32Array(size),
    ranges: new Float64Array(size),
    kept: flags(),
    marks: {
      side: new Int8Array(size),
      outside: flags(),
      close: flags(),
      trend: flags(),
      twoInThree: flags(),
      run: flags(),
      undecidedTrends: 0,
    },
  }
}

let kept = makeRoom(128)

/**
 * A cleared room for a number of points. It is kept between charts, because making ten small typed arrays costs more
 * than drawing a chart of 48 points; nothing that is given out refers to it.
 */
export function clearRoom(points: number): Room {
  if (points > kept.size) kept = makeRoom(2 * points)
  kept.ranges.fill(Number.NaN, 0, points)
  for (const column of [kept.kept, ...columnsOf(kept.marks)]) column.fill(0, 0, points)
  kept.marks.undecidedTrends = 0
  return kept
}

const columnsOf = ({ side, outside, close, trend, twoInThree, run }: PointMarks) => [
  side,
  outside,
  close,
  trend,
  twoInThree,
  run,
]
