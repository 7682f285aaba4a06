import { type Attributes, type Content, classNames, type PartProps } from './part.ts'

export interface ScrollProps extends PartProps {
  /** The identifier of what names the region. */
  readonly labelledBy?: string | undefined
  readonly children: Content
}

/** A region that scrolls sideways, by keyboard too: nhsuk-frontend's script makes it a stop only when it must scroll. */
export function Scroll({ labelledBy, children, ...part }: ScrollProps) {
  const region: Attributes = { role: 'region', 'aria-labelledby': labelledBy }
  return (
    <div
      class={classNames('nhsuk-scroll', part.class)}
      id={part.id}
      data-module="nhsuk-scroll"
      {...part.attributes}
    >
      <div class="nhsuk-scroll__content" {...region}>
        {children}
      </div>
    </div>
  )
}
