export interface RangeBarProps {
  readonly id: string
  /** The finding in words: "The gap is £240m to £340m". */
  readonly title: string
  /** The same for somebody who cannot see it. */
  readonly description: string
  /** The scale begins at 0 and ends here; the range's high end unless told. */
  readonly scaleTo?: number | undefined
  readonly low: number
  readonly high: number
  readonly middle?: number | undefined
  /** How a number is written at the bar: 240 as "£240m". */
  readonly write: (value: number) => string
}

const width = 700
const left = 2

/** A range on a scale from zero, with its ends and its middle written at them. */
export function RangeBar({
  id,
  title,
  description,
  low,
  high,
  middle,
  write,
  scaleTo = high,
}: RangeBarProps) {
  const at = (value: number): number => left + Math.round((value / scaleTo) * width)
  return (
    <svg
      class="app-range"
      viewBox={`0 0 ${width + 2 * left} 100`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      focusable="false"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <path class="app-range__scale" d={`M${left} 52H${at(scaleTo)}`} />
      <path class="app-range__end" d={`M${left} 42v20`} />
      <rect class="app-range__band" x={at(low)} y="40" width={at(high) - at(low)} height="24" />
      {middle !== undefined && <circle class="app-range__middle" cx={at(middle)} cy="52" r="9" />}
      {middle !== undefined && <RangeLabel x={at(middle)} y={28} text={write(middle)} anchor="middle" />}
      <RangeLabel x={left} y={94} text={write(0)} anchor="start" />
      <RangeLabel x={at(low)} y={94} text={write(low)} anchor="middle" />
      <RangeLabel x={at(high)} y={94} text={write(high)} anchor={high === scaleTo ? 'end' : 'middle'} />
    </svg>
  )
}

interface RangeLabelProps {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

function RangeLabel({ x, y, text, anchor }: RangeLabelProps) {
  return (
    <text class="app-range__label" x={x} y={y} text-anchor={anchor}>
      {text}
    </text>
  )
}
