import { Button } from './button.tsx'
import { Input, type InputProps } from './input.tsx'
import { type Content, classNames, isPresent } from './part.ts'

export interface SearchInputProps extends Omit<InputProps, 'after'> {
  /** Words on the button; with none it is a magnifying glass named "Search". */
  readonly buttonText?: Content
}

/** A search term with its button. */
export function SearchInput({ buttonText, ...props }: SearchInputProps) {
  return (
    <Input
      {...props}
      type={props.type ?? 'search'}
      autocomplete={props.autocomplete ?? 'off'}
      class={classNames('nhsuk-search-input__input', props.class)}
      wrapperClass={classNames('nhsuk-search-input__wrapper', props.wrapperClass)}
      groupClass={classNames(
        'nhsuk-search-input',
        props.isLarge && 'nhsuk-search-input--large',
        props.groupClass,
      )}
      after={
        <Button
          class="nhsuk-search-input__button"
          icon="search"
          isSmall={!props.isLarge}
          {...(isPresent(buttonText) ? {} : { ariaLabel: 'Search' })}
          disabled={props.disabled}
        >
          {buttonText}
        </Button>
      }
    />
  )
}
