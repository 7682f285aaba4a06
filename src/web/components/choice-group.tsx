import { Fieldset } from './fieldset.tsx'
import { FieldNotes } from './form-field.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import type { LegendProps } from './legend.tsx'
import { type Attributes, type Content, classNames, idList, isPresent, type PartProps } from './part.ts'

/** What radios and checkboxes share. */
export interface ChoiceGroupProps extends PartProps {
  readonly name: string
  /** Begins every item's identifier; the name unless told. The first item has it without a number. */
  readonly idPrefix?: string | undefined
  readonly legend?: string | LegendProps | undefined
  readonly hint?: Content
  readonly errorMessage?: Content
  /** Marked as wrong without a message of its own. */
  readonly invalid?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly isSmall?: boolean | undefined
  readonly isInline?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly groupClass?: string | undefined
  readonly before?: Content
  readonly after?: Content
}

export interface ChoiceItem {
  readonly value: string | number
  readonly text: Content
  readonly hint?: Content
  readonly id?: string | undefined
  /** Chosen, whatever the group's value says. */
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** Shown under the item while it is chosen; always, without script. */
  readonly conditional?: Content
  readonly attributes?: Attributes | undefined
}

/** The word "or" between items. */
export interface ChoiceDivider {
  readonly divider: string
}

interface ChoiceGroupFrameProps {
  readonly kind: 'radios' | 'checkboxes'
  readonly group: ChoiceGroupProps
  readonly children: Content
}

/** Legend, hint and error message around the items. */
export function ChoiceGroup({ kind, group, children }: ChoiceGroupFrameProps) {
  const id = group.idPrefix ?? group.name
  const isInvalid = isPresent(group.errorMessage) || group.invalid === true
  const inner = (
    <>
      <FieldNotes id={id} hint={group.hint} errorMessage={group.errorMessage} />
      <ChoiceItems kind={kind} group={group}>
        {children}
      </ChoiceItems>
    </>
  )
  const describedBy = groupDescription(group)
  return (
    <div class={classNames('nhsuk-form-group', isInvalid && 'nhsuk-form-group--error', group.groupClass)}>
      {group.legend === undefined ? (
        inner
      ) : (
        <Fieldset legend={group.legend} describedBy={describedBy}>
          {inner}
        </Fieldset>
      )}
    </div>
  )
}

function ChoiceItems({ kind, group, children }: ChoiceGroupFrameProps) {
  const name = `nhsuk-${kind}`
  return (
    <div
      class={classNames(
        name,
        group.isSmall && `${name}--small`,
        group.isInline && `${name}--inline`,
        group.class,
      )}
      id={group.id}
      data-module={name}
      {...group.attributes}
    >
      {group.before}
      {children}
      {group.after}
    </div>
  )
}

interface ChoiceProps {
  readonly kind: 'radios' | 'checkboxes'
  readonly item: ChoiceItem
  readonly id: string
  readonly name: string
  readonly isChecked: boolean
  readonly isDisabled: boolean
  readonly describedBy?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly itemClass?: string | undefined
}

/** One radio button or checkbox with its label, hint and what it reveals. */
export function Choice({
  kind,
  item,
  id,
  name,
  isChecked,
  isDisabled,
  describedBy,
  attributes,
  itemClass,
}: ChoiceProps) {
  const base = `nhsuk-${kind}`
  const hasHint = isPresent(item.hint)
  const reveals = isPresent(item.conditional)
  return (
    <>
      <div class={classNames(`${base}__item`, itemClass)}>
        <input
          class={`${base}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={String(item.value)}
          checked={isChecked}
          disabled={isDisabled}
          data-aria-controls={reveals ? `conditional-${id}` : undefined}
          aria-describedby={idList(describedBy, hasHint && `${id}-item-hint`)}
          {...attributes}
          {...item.attributes}
        />
        <Label text={item.text} for={id} class={`${base}__label`} />
        {hasHint && (
          <Hint id={`${id}-item-hint`} class={`${base}__hint`}>
            {item.hint}
          </Hint>
        )}
      </div>
      {reveals && (
        <div
          class={classNames(`${base}__conditional`, !isChecked && `${base}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      )}
    </>
  )
}

/** Identifiers of what describes the group: given, then hint, then error. */
export function groupDescription(group: ChoiceGroupProps): string | undefined {
  const id = group.idPrefix ?? group.name
  return idList(
    group.describedBy,
    isPresent(group.hint) && `${id}-hint`,
    isPresent(group.errorMessage) && `${id}-error`,
  )
}

/** The identifier of the item at a place in the list, counted from 0. */
export const choiceId = (group: ChoiceGroupProps, item: ChoiceItem, index: number): string =>
  item.id ?? `${group.idPrefix ?? group.name}${index > 0 ? `-${index + 1}` : ''}`
