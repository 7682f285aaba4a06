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
const left = 30

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
      viewBox={`0 0 ${width + 2 * left} 76`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      focusable="false"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      <path class="app-range__scale" d={`M${left} 30H${at(scaleTo)}`} />
      <path class="app-range__end" d={`M${left} 22v16`} />
      <rect class="app-range__band" x={at(low)} y="18" width={at(high) - at(low)} height="24" />
      {middle !== undefined && <circle class="app-range__middle" cx={at(middle)} cy="30" r="9" />}
      <RangeLabel x={left} text={write(0)} anchor="start" />
      <RangeLabel x={at(low)} text={write(low)} anchor="middle" />
      {middle !== undefined && <RangeLabel x={at(middle)} text={write(middle)} anchor="middle" />}
      <RangeLabel x={at(high)} text={write(high)} anchor={high === scaleTo ? 'end' : 'middle'} />
    </svg>
  )
}

interface RangeLabelProps {
  readonly x: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
}

function RangeLabel({ x, text, anchor }: RangeLabelProps) {
  const shift = { start: -10, middle: 0, end: 24 }[anchor]
  return (
    <text class="app-range__label" x={x + shift} y="68" text-anchor={anchor}>
      {text}
    </text>
  )
}
