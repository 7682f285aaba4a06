import { type Content, classNames, type PartProps } from './part.ts'

export type CaptionSize = 'm' | 'l' | 'xl' | 'xxl'

/** Inside the heading's element at its start or end, or outside it before or after. */
export type CaptionPlacement = 'start' | 'end' | 'before' | 'after'

export interface CaptionProps extends PartProps {
  readonly text: Content
  readonly size?: CaptionSize | undefined
  readonly placement?: CaptionPlacement | undefined
  readonly element?: 'span' | 'p' | 'h2' | 'h3' | undefined
}

/** A line of smaller words that belongs to a heading. */
export function Caption({ text, size, placement, element: Element = 'span', ...part }: CaptionProps) {
  const name = classNames(
    size ? `nhsuk-caption-${size}` : 'nhsuk-caption',
    (placement === 'after' || placement === 'end') && 'nhsuk-caption--bottom',
    part.class,
  )
  return (
    <Element class={name} id={part.id} {...part.attributes}>
      {text}
    </Element>
  )
}

/** A caption given as plain text stands at the start. */
export const captionProps = (caption: string | CaptionProps): CaptionProps =>
  typeof caption === 'string' ? { text: caption } : caption

interface CaptionSlotProps {
  readonly caption: string | CaptionProps | undefined
  readonly at: CaptionPlacement
  /** The size of the heading that it belongs to, unless the caption has its own. */
  readonly size?: string | undefined
}

const captionSizes: readonly string[] = ['m', 'l', 'xl', 'xxl']

/** The caption, if this is where it goes. */
export function CaptionSlot({ caption, at, size }: CaptionSlotProps) {
  if (caption === undefined) return null
  const props = captionProps(caption)
  if ((props.placement ?? 'start') !== at) return null
  const own = props.size ?? (size && captionSizes.includes(size) ? (size as CaptionSize) : undefined)
  return <Caption {...props} size={own} />
}
