import { Fieldset } from './fieldset.tsx'
import { FieldNotes } from './form-field.tsx'
import { Input, type InputWidth } from './input.tsx'
import type { LegendProps } from './legend.tsx'
import { type Content, classNames, idList, isPresent, type PartProps } from './part.ts'

export type DatePart = 'day' | 'month' | 'year'

/** What was typed, kept as typed: "31" "2" "" comes back to the person who typed it. */
export type DateParts = Readonly<Partial<Record<DatePart, string | number | undefined>>>

export interface DateInputProps extends PartProps {
  /** With "born" the fields are named born-day, born-month and born-year; with null, day, month and year. */
  readonly name: string | null
  /** The name, unless told; the error summary links to the first wrong part, such as #born-day. */
  readonly id?: string | undefined
  readonly legend?: string | LegendProps | undefined
  readonly hint?: Content
  readonly errorMessage?: Content
  /** The parts that are wrong; all of them when there is a message and none is named. */
  readonly wrongParts?: readonly DatePart[] | undefined
  readonly values?: DateParts | undefined
  /** Which parts are asked for; day, month and year unless told. */
  readonly parts?: readonly DatePart[] | undefined
  /** A person's own date of birth, so that a browser may fill it in. */
  readonly isBirthday?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly groupClass?: string | undefined
}

const partNames: Readonly<Record<DatePart, { readonly label: string; readonly width: InputWidth }>> = {
  day: { label: 'Day', width: 2 },
  month: { label: 'Month', width: 2 },
  year: { label: 'Year', width: 4 },
}

const groupId = (props: DateInputProps): string => props.id ?? props.name ?? 'date'

/** A date that somebody knows, typed in three fields. */
export function DateInput(props: DateInputProps) {
  const isInvalid = isPresent(props.errorMessage) || (props.wrongParts?.length ?? 0) > 0
  const id = groupId(props)
  const describedBy = idList(
    isPresent(props.hint) && `${id}-hint`,
    isPresent(props.errorMessage) && `${id}-error`,
  )
  const inner = (
    <>
      <FieldNotes id={id} hint={props.hint} errorMessage={props.errorMessage} />
      <DateFields {...props} />
    </>
  )
  return (
    <div class={classNames('nhsuk-form-group', isInvalid && 'nhsuk-form-group--error', props.groupClass)}>
      {props.legend === undefined ? (
        inner
      ) : (
        <Fieldset legend={props.legend} describedBy={describedBy} role="group">
          {inner}
        </Fieldset>
      )}
    </div>
  )
}

function DateFields(props: DateInputProps) {
  const parts = props.parts ?? ['day', 'month', 'year']
  return (
    <div class={classNames('nhsuk-date-input', props.class)} id={groupId(props)} {...props.attributes}>
      {parts.map(part => (
        <div class="nhsuk-date-input__item">
          <DateField {...props} part={part} />
        </div>
      ))}
    </div>
  )
}

function DateField({ part, ...props }: DateInputProps & { readonly part: DatePart }) {
  const { label, width } = partNames[part]
  const wrongParts = props.wrongParts ?? []
  const isWrong = wrongParts.length > 0 ? wrongParts.includes(part) : isPresent(props.errorMessage)
  return (
    <Input
      id={`${groupId(props)}-${part}`}
      name={props.name === null ? part : `${props.name}-${part}`}
      label={{ text: label, class: 'nhsuk-date-input__label' }}
      class="nhsuk-date-input__input"
      width={width}
      inputmode="numeric"
      autocomplete={props.isBirthday ? `bday-${part}` : undefined}
      invalid={isWrong}
      value={props.values?.[part]}
      disabled={props.disabled}
    />
  )
}
