import { type Content, classNames, type PartProps } from './part.ts'

export interface HintProps extends PartProps {
  readonly children: Content
}

/** Help that stands between a field's name and the field. */
export function Hint({ children, ...part }: HintProps) {
  return (
    <div class={classNames('nhsuk-hint', part.class)} id={part.id} {...part.attributes}>
      {children}
    </div>
  )
}
