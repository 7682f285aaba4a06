import { ActionLink, type ActionLinkProps } from './action.tsx'
import { type CaptionProps, CaptionSlot } from './caption.tsx'
import type { HeadingLevel, HeadingSize } from './heading.tsx'
import { Icon } from './icon.tsx'
import { Anchor } from './link.tsx'
import { type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface CardHeading extends PartProps {
  readonly text: Content
  readonly level?: HeadingLevel | undefined
  readonly size?: HeadingSize | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly caption?: string | CaptionProps | undefined
}

export interface CardProps extends PartProps {
  readonly heading?: string | CardHeading | undefined
  readonly href?: string | undefined
  readonly variant?: 'feature' | 'primary' | 'secondary' | 'warning' | undefined
  readonly isClickable?: boolean | undefined
  readonly actions?: readonly ActionLinkProps[] | undefined
  /** One paragraph; or children, where there is more. */
  readonly description?: Content
  readonly children?: Content
}

/** A heading given as plain text. */
export const cardHeading = (heading: string | CardHeading | undefined): CardHeading | undefined =>
  typeof heading === 'string' ? { text: heading } : heading

/** A box of its own with a heading. */
export function Card({ heading, actions = [], description, children, ...props }: CardProps) {
  const title = cardHeading(heading)
  const headingElement = title && isPresent(title.text) && <CardHeadingElement card={props} heading={title} />
  const name = classNames(
    'nhsuk-card',
    props.isClickable && 'nhsuk-card--clickable',
    props.variant && `nhsuk-card--${props.variant}`,
    props.class,
  )
  return (
    <div class={name} id={props.id} {...props.attributes}>
      {actions.length > 0 && (
        <div class="nhsuk-card__heading-container">
          {headingElement}
          <CardActions actions={actions} within={title?.text} />
        </div>
      )}
      <div class="nhsuk-card__content">
        {actions.length === 0 && headingElement}
        {isPresent(description) && <p class="nhsuk-card__description">{description}</p>}
        {children}
        {props.variant === 'primary' && <Icon name="chevron-right-circle" />}
      </div>
    </div>
  )
}

/** Not in WAI-ARIA, but VoiceOver then reads both spans as one phrase. */
const readAsOne: Readonly<Record<string, string>> = { role: 'text' }

interface CardHeadingProps {
  readonly card: Pick<CardProps, 'href' | 'variant'>
  readonly heading: CardHeading
}

function CardHeadingElement({ card, heading }: CardHeadingProps) {
  const Element: `h${HeadingLevel}` = `h${heading.level ?? 2}`
  const size = heading.size && `nhsuk-heading-${heading.size}`
  const name = classNames('nhsuk-card__heading', size, heading.class)
  return (
    <Element class={name} id={heading.id} {...heading.attributes}>
      <CaptionSlot caption={heading.caption} at="start" size={heading.size} />
      <CardHeadingWords card={card} heading={heading} />
      <CaptionSlot caption={heading.caption} at="end" size={heading.size} />
    </Element>
  )
}

function CardHeadingWords({ card, heading }: CardHeadingProps) {
  if (card.href && card.variant !== 'feature')
    return (
      <Anchor class="nhsuk-card__link" href={card.href}>
        {heading.text}
      </Anchor>
    )
  if (heading.visuallyHiddenText === undefined) return <>{heading.text}</>
  return (
    <span {...readAsOne}>
      <span class="nhsuk-u-visually-hidden">{heading.visuallyHiddenText}: </span>
      {heading.text}
    </span>
  )
}

interface CardActionsProps {
  readonly actions: readonly ActionLinkProps[]
  /** The card's heading, for those who hear the link alone. */
  readonly within?: Content
}

function CardActions({ actions, within }: CardActionsProps) {
  const [only] = actions
  if (actions.length === 1 && only)
    return (
      <div class="nhsuk-card__actions">
        <ActionLink within={within} {...only} />
      </div>
    )
  return (
    <ul class="nhsuk-card__actions">
      {actions.map(action => (
        <li class="nhsuk-card__action">
          <ActionLink within={within} {...action} />
        </li>
      ))}
    </ul>
  )
}
