import type { HeadingLevel } from './heading.tsx'
import { type Attributes, type Content, classNames, isPresent, type PartProps } from './part.ts'

export interface NotificationBannerProps extends PartProps {
  /** "Important", or "Success", unless told. */
  readonly title?: Content
  readonly titleLevel?: HeadingLevel | undefined
  readonly titleId?: string | undefined
  readonly variant?: 'success' | undefined
  /** The first line, larger. */
  readonly heading?: Content
  readonly text?: Content
  readonly children?: Content
  readonly role?: 'alert' | 'region' | undefined
  readonly disableAutoFocus?: boolean | undefined
}

/** What has just happened, or what everybody must know; at the top of the page. */
export function NotificationBanner(props: NotificationBannerProps) {
  const isSuccess = props.variant === 'success'
  const titleId = props.titleId ?? 'nhsuk-notification-banner-title'
  const Title: `h${HeadingLevel}` = `h${props.titleLevel ?? 2}`
  const attributes: Attributes = {
    role: props.role ?? (isSuccess ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-disable-auto-focus':
      props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus),
    ...props.attributes,
  }
  return (
    <div
      class={classNames(
        'nhsuk-notification-banner',
        props.class,
        isSuccess && 'nhsuk-notification-banner--success',
      )}
      id={props.id}
      data-module="nhsuk-notification-banner"
      {...attributes}
    >
      <div class="nhsuk-notification-banner__header">
        <Title class="nhsuk-notification-banner__title" id={titleId}>
          {props.title ?? (isSuccess ? 'Success' : 'Important')}
        </Title>
      </div>
      <div class="nhsuk-notification-banner__content">
        <NotificationBannerWords {...props} />
      </div>
    </div>
  )
}

function NotificationBannerWords({ heading, text, children }: NotificationBannerProps) {
  const hasHeading = isPresent(heading)
  return (
    <>
      {hasHeading && <h3 class="nhsuk-notification-banner__heading">{heading}</h3>}
      {isPresent(text) && (
        <p class={hasHeading ? 'nhsuk-body' : 'nhsuk-notification-banner__heading'}>{text}</p>
      )}
      {children}
    </>
  )
}
