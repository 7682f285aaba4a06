import { Legend, type LegendProps, legendProps } from './legend.tsx'
import { type Content, classNames, type PartProps } from './part.ts'

export interface FieldsetProps extends PartProps {
  readonly legend?: string | LegendProps | undefined
  readonly describedBy?: string | undefined
  /** JAWS reads the description of a group of text inputs only when its role is "group". */
  readonly role?: 'group' | undefined
  readonly children?: Content
}

/** A group of fields under one legend. */
export function Fieldset({ legend, describedBy, role, children, ...part }: FieldsetProps) {
  return (
    <fieldset
      class={classNames('nhsuk-fieldset', part.class)}
      id={part.id}
      role={role}
      aria-describedby={describedBy}
      {...part.attributes}
    >
      {legend !== undefined && <Legend {...legendProps(legend)} />}
      {children}
    </fieldset>
  )
}
