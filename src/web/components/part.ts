import type { AriaRole, ComponentChildren } from 'preact'

/** What a part may show: text, a number (0 is shown), or other parts. */
export type Content = ComponentChildren

/** Further attributes of a part's own element. Addresses, styles and event handlers are left out on purpose. */
export type Attributes = Readonly<
  Partial<Record<`data-${string}` | `aria-${string}`, string | undefined>>
> & {
  readonly role?: AriaRole | undefined
  readonly lang?: string | undefined
  readonly title?: string | undefined
  readonly download?: string | undefined
  readonly draggable?: boolean | undefined
  readonly accept?: string | undefined
  readonly maxlength?: number | undefined
}

/** What every part accepts. */
export interface PartProps {
  readonly id?: string | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Is there anything to show? The number 0 is; an empty text, null, undefined and truth values are not. */
export function isPresent(content: Content): boolean {
  if (Array.isArray(content)) return content.some(isPresent)
  return content !== undefined && content !== null && content !== '' && typeof content !== 'boolean'
}

/** Class names in one attribute; what is missing or false is left out. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(name => name).join(' ')

/** Identifiers of describing elements in one attribute, or undefined when there are none. */
export const idList = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  classNames(...ids) || undefined
