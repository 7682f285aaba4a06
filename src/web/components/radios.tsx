import {
  Choice,
  type ChoiceDivider,
  ChoiceGroup,
  type ChoiceGroupProps,
  type ChoiceItem,
  choiceId,
} from './choice-group.tsx'

export interface RadiosProps extends ChoiceGroupProps {
  readonly items: readonly (ChoiceItem | ChoiceDivider)[]
  /** The value that is chosen. */
  readonly value?: string | number | undefined
}

/** One choice of a few, all visible. */
export function Radios(props: RadiosProps) {
  return (
    <ChoiceGroup kind="radios" group={props}>
      {props.items.map((item, index) =>
        'divider' in item ? (
          <div class="nhsuk-radios__divider">{item.divider}</div>
        ) : (
          <Choice
            kind="radios"
            item={item}
            id={choiceId(props, item, index)}
            name={props.name}
            isChecked={
              item.checked ?? (props.value !== undefined && String(props.value) === String(item.value))
            }
            isDisabled={item.disabled ?? props.disabled ?? false}
          />
        ),
      )}
    </ChoiceGroup>
  )
}
