import type { Assurance, VariationIcon } from '#statistics'
import { colours, dashes } from '../colours.ts'
import { markStyles, paintOf, shapePath } from '../sheet/marks.tsx'
import { assuranceWords, variationWords } from './verdict-words.ts'

/** What each variation icon is drawn with: the mark of its kind, a letter for high or low, which way the line goes. */
const variations: Readonly<
  Record<VariationIcon, { readonly kind: keyof typeof markStyles; readonly letter: string }>
> = {
  'common-cause': { kind: 'common-cause', letter: '' },
  'improvement-high': { kind: 'improvement', letter: 'H' },
  'improvement-low': { kind: 'improvement', letter: 'L' },
  'concern-high': { kind: 'concern', letter: 'H' },
  'concern-low': { kind: 'concern', letter: 'L' },
  'neutral-high': { kind: 'neutral-high', letter: 'H' },
  'neutral-low': { kind: 'neutral-low', letter: 'L' },
}

const rising = [
  [11, 35],
  [22, 30],
  [35, 15],
] as const
const wandering = [
  [10, 27],
  [19, 20],
  [29, 28],
  [38, 21],
] as const

const frame = (colour: string) => (
  <circle cx="24" cy="24" r="22" fill={colours.white} stroke={colour} stroke-width="3" />
)

const letter = (text: string, x: number, y: number, colour: string) => (
  <text x={x} y={y} font-size="17" font-weight="bold" text-anchor="middle" fill={colour}>
    {text}
  </text>
)

/** A short run of points within 48 by 48: level for ordinary variation, going up with an H, going down with an L. */
export function variationDrawing(icon: VariationIcon) {
  const { kind, letter: mark } = variations[icon]
  const style = markStyles[kind]
  const isLow = mark === 'L'
  const points = mark === '' ? wandering : rising.map(([x, y]) => [x, isLow ? 50 - y : y] as const)
  const special = mark === '' ? 0 : 1
  return (
    <>
      {frame(style.colour)}
      <path d={`M${points.map(([x, y]) => `${x},${y}`).join('L')}`} fill="none" stroke={colours.common} />
      {points.map(([x, y], index) => {
        const drawn = index < points.length - special ? markStyles['common-cause'] : style
        return (
          <path
            {...paintOf(drawn)}
            d={shapePath(drawn.shape, x, y, drawn === style && mark !== '' ? 5.5 : 4)}
          />
        )
      })}
      {mark !== '' && letter(mark, 16, isLow ? 40 : 20, style.colour)}
    </>
  )
}

/** How each assurance icon is drawn: where the band of the limits lies against the target's line, and a letter. */
const assurances: Readonly<
  Record<
    Assurance,
    {
      readonly colour: string
      readonly letter: string
      readonly band: readonly [top: number, height: number]
    }
  >
> = {
  pass: { colour: colours.improvement, letter: 'P', band: [9, 10] },
  fail: { colour: colours.concern, letter: 'F', band: [29, 10] },
  inconsistent: { colour: colours.common, letter: '?', band: [14, 20] },
}

/** The target as a dash-dot line, the limits as a band above it, below it, or across it. */
export function assuranceDrawing(assurance: Assurance) {
  const { colour, letter: mark, band } = assurances[assurance]
  return (
    <>
      {frame(colour)}
      <rect
        x="10"
        y={band[0]}
        width="17"
        height={band[1]}
        fill={colours.hairline}
        stroke={colour}
        stroke-width="2"
      />
      <path d="M5,24H31" stroke={colours.ink} stroke-width="2" stroke-dasharray={dashes.target} />
      {letter(mark, 37, 30, colour)}
    </>
  )
}

/** The icon of the last point with its name, for a table of promises. */
export function VariationMark({ icon }: { readonly icon: VariationIcon }) {
  return (
    <svg
      class="app-verdict__icon"
      viewBox="0 0 48 48"
      role="img"
      aria-label={variationWords[icon]}
      focusable="false"
    >
      {variationDrawing(icon)}
    </svg>
  )
}

/** The icon of limits against target with its name, for a table of promises. */
export function AssuranceMark({ assurance }: { readonly assurance: Assurance }) {
  return (
    <svg
      class="app-verdict__icon"
      viewBox="0 0 48 48"
      role="img"
      aria-label={assuranceWords[assurance]}
      focusable="false"
    >
      {assuranceDrawing(assurance)}
    </svg>
  )
}
