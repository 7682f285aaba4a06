import {
  Choice,
  type ChoiceDivider,
  ChoiceGroup,
  type ChoiceGroupProps,
  type ChoiceItem,
  choiceId,
  groupDescription,
} from './choice-group.tsx'

export interface CheckboxItem extends ChoiceItem {
  /** The group's name unless told. */
  readonly name?: string | undefined
  /** "None of these": with script, choosing it clears the others of its group. */
  readonly behaviour?: 'exclusive' | undefined
  readonly behaviourGroup?: string | undefined
}

export interface CheckboxesProps extends ChoiceGroupProps {
  readonly items: readonly (CheckboxItem | ChoiceDivider)[]
  /** The values that are chosen. */
  readonly values?: readonly (string | number)[] | undefined
}

/** Any number of choices of a few, all visible. */
export function Checkboxes(props: CheckboxesProps) {
  const chosen = new Set((props.values ?? []).map(String))
  return (
    <ChoiceGroup kind="checkboxes" group={props}>
      {props.items.map((item, index) =>
        'divider' in item ? (
          <div class="nhsuk-checkboxes__divider">{item.divider}</div>
        ) : (
          <Choice
            kind="checkboxes"
            item={item}
            id={choiceId(props, item, index)}
            name={item.name ?? props.name}
            isChecked={item.checked ?? chosen.has(String(item.value))}
            isDisabled={item.disabled ?? props.disabled ?? false}
            describedBy={props.legend === undefined ? groupDescription(props) : undefined}
            attributes={{ 'data-behaviour': item.behaviour, 'data-behaviour-group': item.behaviourGroup }}
          />
        ),
      )}
    </ChoiceGroup>
  )
}
