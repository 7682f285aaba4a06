import { type Content, classNames, type PartProps } from './part.ts'

export type TagColour =
  | 'white'
  | 'grey'
  | 'green'
  | 'aqua-green'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow'

export interface TagProps extends PartProps {
  readonly children: Content
  /** Never the only carrier of a meaning; the words are. */
  readonly colour?: TagColour | 'none' | undefined
  readonly hasBorder?: boolean | undefined
}

/** A status or kind in a word or two. */
export function Tag({ children, colour, hasBorder = true, ...part }: TagProps) {
  const name = classNames(
    'nhsuk-tag',
    colour && (colour === 'none' ? 'nhsuk-tag--no-colour' : `nhsuk-tag--${colour}`),
    !hasBorder && 'nhsuk-tag--no-border',
    part.class,
  )
  return (
    <strong class={name} id={part.id} {...part.attributes}>
      {children}
    </strong>
  )
}
