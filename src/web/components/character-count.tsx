import { Hint } from './hint.tsx'
import { type Content, classNames } from './part.ts'
import { Textarea, type TextareaProps } from './textarea.tsx'

/** A limit in characters or in words. */
export type TextLimit = { readonly maxlength: number } | { readonly maxwords: number }

export interface CharacterCountProps extends TextareaProps {
  readonly limit: TextLimit
  /** Percent of the limit from which on what is left is shown, with script. */
  readonly threshold?: number | undefined
  readonly messageClass?: string | undefined
}

/** Several lines of text with a limit, said before and counted while typing. */
export function CharacterCount({ limit, threshold, messageClass, ...props }: CharacterCountProps) {
  const id = props.id ?? props.name
  const isWords = 'maxwords' in limit
  const count = isWords ? limit.maxwords : limit.maxlength
  const message: Content = (
    <Hint id={`${id}-info`} class={classNames('nhsuk-character-count__message', messageClass)}>
      You can enter up to {count} {isWords ? 'words' : 'characters'}
    </Hint>
  )
  return (
    <Textarea
      {...props}
      class={classNames('nhsuk-js-character-count', props.class)}
      describedBy={`${id}-info`}
      groupClass={classNames(props.groupClass, 'nhsuk-character-count')}
      groupAttributes={{
        'data-module': 'nhsuk-character-count',
        'data-maxlength': isWords ? undefined : String(count),
        'data-maxwords': isWords ? String(count) : undefined,
        'data-threshold': threshold === undefined ? undefined : String(threshold),
        'data-count-type': isWords ? 'words' : undefined,
        ...props.groupAttributes,
      }}
      after={
        <>
          {message}
          {props.after}
        </>
      }
    />
  )
}
