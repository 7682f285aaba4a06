import { type CaptionProps, CaptionSlot } from './caption.tsx'
import { Link } from './link.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6
export type HeadingSize = 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl'
type HeadingElement = `h${HeadingLevel}`

export interface HeadingProps extends PartProps {
  readonly text: Content
  readonly level?: HeadingLevel | undefined
  readonly size?: HeadingSize | undefined
  readonly href?: string | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly caption?: string | CaptionProps | undefined
}

/** A heading with its level and, separately, its size. */
export function Heading({ level = 1, size, caption, ...props }: HeadingProps) {
  const name = size ? `nhsuk-heading-${size}` : 'nhsuk-heading'
  return (
    <>
      <CaptionSlot caption={caption} at="before" size={size} />
      <HeadingElementOnly
        {...props}
        level={level}
        size={size}
        caption={caption}
        class={classNames(name, props.class)}
      />
      <CaptionSlot caption={caption} at="after" size={size} />
    </>
  )
}

function HeadingElementOnly({ text, level, size, href, visuallyHiddenText, caption, ...part }: HeadingProps) {
  const Element: HeadingElement = `h${level ?? 1}`
  return (
    <Element class={part.class} id={part.id} {...part.attributes}>
      <CaptionSlot caption={caption} at="start" size={size} />
      {href ? <Link href={href}>{text}</Link> : text}
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden"> {visuallyHiddenText}</span>}
      <CaptionSlot caption={caption} at="end" size={size} />
    </Element>
  )
}
