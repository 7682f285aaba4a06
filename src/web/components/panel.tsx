import type { HeadingLevel } from './heading.tsx'
import { type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface PanelProps extends PartProps {
  readonly heading: Content
  readonly level?: HeadingLevel | undefined
  readonly size?: 'm' | 'l' | 'xl' | undefined
  readonly variant?: 'interruption' | undefined
  readonly children?: Content
}

/** That it is done, with its tracking number. */
export function Panel({ heading, level = 1, size, variant, children, ...part }: PanelProps) {
  const Heading: `h${HeadingLevel}` = `h${level}`
  return (
    <div
      class={classNames('nhsuk-panel', variant && `nhsuk-panel--${variant}`, part.class)}
      id={part.id}
      {...part.attributes}
    >
      <Heading class={classNames('nhsuk-panel__heading', size && `nhsuk-panel__heading--${size}`)}>
        {heading}
      </Heading>
      {isPresent(children) && <div class="nhsuk-panel__body">{children}</div>}
    </div>
  )
}
