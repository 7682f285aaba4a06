import type { Attributes, Content } from './part.ts'
import { classNames } from './part.ts'

const allowedSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Browsers drop tabs and line ends inside an address, so "java\nscript:" would run. */
const hasControlCharacter = (text: string): boolean =>
  Array.from(text).some(character => character < ' ' || character === '\u007f')

/**
 * An address that may stand in a page: http, https, mailto, tel, or relative to this site. Everything else becomes
 * '#': scripts and data, addresses with hidden control characters, and "//host", which only looks relative.
 */
export function safeHref(href: string): string {
  const address = href.trim()
  if (hasControlCharacter(address)) return '#'
  if (/^[\\/]{2}/.test(address)) return '#'
  const scheme = /^([^/?#]*?):/.exec(address)?.[0]
  if (scheme === undefined) return address
  return allowedSchemes.has(scheme.toLowerCase()) ? address : '#'
}

export interface AnchorProps {
  readonly href: string
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly rel?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Content
}

/** The only `<a>` of the product: every address passes safeHref. Parts give it their own class. */
export function Anchor({ href, id, class: name, rel, attributes, children }: AnchorProps) {
  return (
    <a class={name} id={id} href={safeHref(href)} rel={rel} {...attributes}>
      {children}
    </a>
  )
}

export interface LinkProps extends AnchorProps {
  /** Words that only a screen reader needs, such as which of many rows "Change" is about. */
  readonly visuallyHiddenText?: string | undefined
}

/** A link in running text. */
export function Link({ class: name, visuallyHiddenText, children, ...anchor }: LinkProps) {
  return (
    <Anchor {...anchor} class={classNames('nhsuk-link', name)}>
      {children}
      {visuallyHiddenText && <span class="nhsuk-u-visually-hidden"> {visuallyHiddenText}</span>}
    </Anchor>
  )
}
