import { type Content, classNames, type PartProps } from './part.ts'

export interface DetailsProps extends PartProps {
  readonly summary: Content
  readonly children: Content
  readonly isOpen?: boolean | undefined
}

/** More, for those who want it. Works without script; print opens it. */
export function Details({ summary, children, isOpen, ...part }: DetailsProps) {
  return (
    <details class={classNames('nhsuk-details', part.class)} id={part.id} open={isOpen} {...part.attributes}>
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">{summary}</span>
      </summary>
      <div class="nhsuk-details__text">{children}</div>
    </details>
  )
}
