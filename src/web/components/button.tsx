import { Icon, type IconName } from './icon.tsx'
import { Anchor } from './link.tsx'
import { type Attributes, type Content, classNames, isPresent, type PartProps } from './part.ts'

export type ButtonVariant = 'secondary' | 'secondary-solid' | 'warning' | 'reverse'

export interface ButtonProps extends PartProps {
  readonly children?: Content
  readonly variant?: ButtonVariant | undefined
  readonly isSmall?: boolean | undefined
  readonly icon?: IconName | undefined
  readonly iconPlacement?: 'start' | 'end' | undefined
  readonly ariaLabel?: string | undefined
  /** A link that looks like a button: it goes somewhere. Without it the button does something. */
  readonly href?: string | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly disabled?: boolean | undefined
  /** A second press within a second is dropped, with script; the server must be safe without. */
  readonly preventDoubleClick?: boolean | undefined
}

/** A button named with the verb of what it does. */
export function Button(props: ButtonProps) {
  const name = classNames(
    'nhsuk-button',
    props.variant && `nhsuk-button--${props.variant}`,
    props.icon && 'nhsuk-button--icon',
    props.isSmall && 'nhsuk-button--small',
    props.class,
  )
  return props.href === undefined ? (
    <ButtonElement {...props} class={name} />
  ) : (
    <ButtonLink {...props} href={props.href} class={name} />
  )
}

function ButtonLink(props: ButtonProps & { readonly href: string }) {
  const attributes: Attributes = {
    'data-module': 'nhsuk-button',
    'data-prevent-double-click': doubleClick(props),
    role: 'button',
    draggable: false,
    'aria-label': props.ariaLabel,
    ...props.attributes,
  }
  return (
    <Anchor href={props.href} id={props.id} class={props.class} attributes={attributes}>
      <ButtonContent {...props} />
    </Anchor>
  )
}

function ButtonElement(props: ButtonProps) {
  const attributes: Attributes = {
    'data-module': 'nhsuk-button',
    'data-prevent-double-click': doubleClick(props),
    'aria-label': props.ariaLabel,
    'aria-disabled': props.disabled ? 'true' : undefined,
    ...props.attributes,
  }
  return (
    <button
      class={props.class}
      id={props.id}
      name={props.name}
      type={props.type ?? 'submit'}
      value={props.value}
      disabled={props.disabled}
      {...attributes}
    >
      <ButtonContent {...props} />
    </button>
  )
}

const doubleClick = ({ preventDoubleClick }: ButtonProps): string | undefined =>
  preventDoubleClick === undefined ? undefined : String(preventDoubleClick)

function ButtonContent({ icon, iconPlacement = 'start', children }: ButtonProps) {
  if (icon === undefined) return <>{children}</>
  return (
    <>
      {iconPlacement === 'start' && <Icon name={icon} />}
      {isPresent(children) && <span class="nhsuk-button__content">{children}</span>}
      {iconPlacement === 'end' && <Icon name={icon} />}
    </>
  )
}
