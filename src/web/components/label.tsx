import { type CaptionProps, CaptionSlot } from './caption.tsx'
import type { HeadingLevel } from './heading.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export type LabelSize = 's' | 'm' | 'l' | 'xl'

export interface LabelProps extends PartProps {
  readonly text: Content
  readonly for?: string | undefined
  readonly size?: LabelSize | undefined
  /** The label is also a heading of the page, of this level. */
  readonly asHeading?: HeadingLevel | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly caption?: string | CaptionProps | undefined
}

/** The name of a form field. */
export function Label(props: LabelProps) {
  const { asHeading, caption, size } = props
  const Heading: `h${HeadingLevel}` = `h${asHeading ?? 1}`
  const label = <LabelElement {...props} />
  return (
    <>
      <CaptionSlot caption={caption} at="before" size={size} />
      {asHeading ? <Heading class="nhsuk-label-wrapper">{label}</Heading> : label}
      <CaptionSlot caption={caption} at="after" size={size} />
    </>
  )
}

function LabelElement({ text, size, caption, visuallyHiddenText, ...props }: LabelProps) {
  const name = classNames('nhsuk-label', size && `nhsuk-label--${size}`, props.class)
  return (
    <label class={name} id={props.id} for={props.for} {...props.attributes}>
      <CaptionSlot caption={caption} at="start" size={size} />
      {text}
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden"> {visuallyHiddenText}</span>}
      <CaptionSlot caption={caption} at="end" size={size} />
    </label>
  )
}

/** A label given as plain text. */
export const labelProps = (label: string | LabelProps): LabelProps =>
  typeof label === 'string' ? { text: label } : label
