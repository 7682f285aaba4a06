import {
  Choice,
  type ChoiceDivider,
  ChoiceGroup,
  type ChoiceGroupProps,
  type ChoiceItem,
  choiceId,
  groupDescription,
} from './choice-group.tsx'
import { classNames } from './part.ts'

export interface CheckboxItem extends ChoiceItem {
  /** The group's name unless told. */
  readonly name?: string | undefined
  /** "None of these" clears the others of its group, "all" chooses them; the latter is shown only with script. */
  readonly behaviour?: 'exclusive' | 'inclusive' | undefined
  readonly behaviourGroup?: string | undefined
}

/** The word "or" between items; shown only with script where it stands beside an "all". */
export interface CheckboxDivider extends ChoiceDivider {
  readonly behaviour?: 'inclusive' | undefined
}

export interface CheckboxesProps extends ChoiceGroupProps {
  readonly items: readonly (CheckboxItem | CheckboxDivider)[]
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
          <div class={classNames('nhsuk-checkboxes__divider', needsScript(item))}>{item.divider}</div>
        ) : (
          <Choice
            kind="checkboxes"
            item={item}
            id={choiceId(props, item, index)}
            name={item.name ?? props.name}
            isChecked={item.checked ?? chosen.has(String(item.value))}
            isDisabled={item.disabled ?? props.disabled ?? false}
            describedBy={props.legend === undefined ? groupDescription(props) : undefined}
            itemClass={needsScript(item)}
            attributes={{ 'data-behaviour': item.behaviour, 'data-behaviour-group': item.behaviourGroup }}
          />
        ),
      )}
    </ChoiceGroup>
  )
}

const needsScript = (item: CheckboxItem | CheckboxDivider): string | undefined =>
  item.behaviour === 'inclusive' ? 'nhsuk-u-frontend-not-supported-hidden' : undefined
