import { type CaptionProps, CaptionSlot } from './caption.tsx'
import type { HeadingLevel } from './heading.tsx'
import type { LabelSize } from './label.tsx'
import { type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface LegendProps extends PartProps {
  readonly text: Content
  readonly size?: LabelSize | undefined
  /** The legend is also a heading of the page, of this level. */
  readonly asHeading?: HeadingLevel | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly caption?: string | CaptionProps | undefined
}

/** The name of a group of form fields. */
export function Legend({ asHeading, size, ...props }: LegendProps) {
  if (!isPresent(props.text)) return null
  const Heading: `h${HeadingLevel}` = `h${asHeading ?? 1}`
  const words = <LegendWords {...props} size={size} />
  const name = classNames('nhsuk-fieldset__legend', size && `nhsuk-fieldset__legend--${size}`, props.class)
  return (
    <>
      <CaptionSlot caption={props.caption} at="before" size={size} />
      <legend class={name} id={props.id} {...props.attributes}>
        {asHeading ? <Heading class="nhsuk-fieldset__heading">{words}</Heading> : words}
      </legend>
      <CaptionSlot caption={props.caption} at="after" size={size} />
    </>
  )
}

function LegendWords({ text, size, caption, visuallyHiddenText }: LegendProps) {
  return (
    <>
      <CaptionSlot caption={caption} at="start" size={size} />
      {text}
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden"> {visuallyHiddenText}</span>}
      <CaptionSlot caption={caption} at="end" size={size} />
    </>
  )
}

/** A legend given as plain text. */
export const legendProps = (legend: string | LegendProps): LegendProps =>
  typeof legend === 'string' ? { text: legend } : legend
