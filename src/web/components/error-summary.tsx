import { Anchor } from './link.tsx'
import { type Attributes, type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface ErrorSummaryItem {
  readonly text: Content
  /** The field, as "#its-id": for radios and checkboxes the first item, for a date its first wrong part. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface ErrorSummaryProps extends PartProps {
  readonly heading?: Content
  readonly description?: Content
  readonly errors: readonly ErrorSummaryItem[]
  readonly disableAutoFocus?: boolean | undefined
}

/** Everything that was wrong with a form, at the top of the page, each linked to its field. */
export function ErrorSummary({
  heading = 'There is a problem',
  description,
  errors,
  ...props
}: ErrorSummaryProps) {
  return (
    <div
      class={classNames('nhsuk-error-summary', props.class)}
      id={props.id}
      data-module="nhsuk-error-summary"
      data-disable-auto-focus={
        props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)
      }
      {...props.attributes}
    >
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{heading}</h2>
        <div class="nhsuk-error-summary__body">
          {isPresent(description) && <p>{description}</p>}
          {errors.length > 0 && (
            <ul class="nhsuk-list nhsuk-error-summary__list">
              {errors.map(error => (
                <li>
                  <ErrorSummaryLine {...error} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

function ErrorSummaryLine({ text, href, attributes }: ErrorSummaryItem) {
  if (href === undefined) return text
  return (
    <Anchor href={href} attributes={attributes}>
      {text}
    </Anchor>
  )
}
