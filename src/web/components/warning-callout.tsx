import type { ActionLinkProps } from './action.tsx'
import { Card, type CardHeading, cardHeading } from './card.tsx'
import type { Content, PartProps } from './part.ts'

export interface WarningCalloutProps extends PartProps {
  readonly heading: string | CardHeading
  /** One paragraph; or children, where there is more. */
  readonly text?: Content
  readonly children?: Content
  readonly actions?: readonly ActionLinkProps[] | undefined
}

/** Something that must not be overlooked. */
export function WarningCallout({ heading, text, ...props }: WarningCalloutProps) {
  const title = cardHeading(heading) ?? { text: '' }
  const saysImportant = typeof title.text !== 'string' || /important/i.test(title.text)
  const visuallyHiddenText = saysImportant ? undefined : (title.visuallyHiddenText ?? 'Important')
  return (
    <Card
      {...props}
      variant="warning"
      heading={{ ...title, level: title.level ?? 3, visuallyHiddenText }}
      description={text}
    />
  )
}
