/** The form controls of a set of fields, with what was typed and what was wrong with it. */
import { Checkboxes, DateInput, Fieldset, Input, Radios, Select, Textarea } from '../components/index.ts'
import type { Form } from '../form.ts'
import type { Field, Fields, LevelRow, Offers, Option } from './field.ts'

export type FieldSetProps = {
  readonly fields: Fields
  readonly form: Form
  readonly messages: ReadonlyMap<string, string>
  readonly offers: Offers
}
type ControlProps = Omit<FieldSetProps, 'fields'> & { readonly name: string; readonly field: Field }

export function FieldSet({ fields, ...rest }: FieldSetProps) {
  return (
    <>
      {Object.entries(fields).map(([name, field]) => (
        <FieldControl name={name} field={field} {...rest} />
      ))}
    </>
  )
}

/** More options than this are a list to open, not radios. */
const mostRadios = 12

function FieldControl(props: ControlProps) {
  const { name, field, form, messages, offers } = props
  const { control } = field
  const shared = { name, hint: field.hint, errorMessage: messages.get(name) }
  const label = field.required === undefined ? `${field.label} (optional)` : field.label
  switch (control.kind) {
    case 'text':
      return <Input {...shared} id={name} label={label} value={form.text(name)} />
    case 'number':
      return (
        <Input
          {...shared}
          id={name}
          label={label}
          value={form.text(name)}
          width={5}
          inputmode="numeric"
          suffix={control.suffix}
        />
      )
    case 'time':
      return <Input {...shared} id={name} label={label} value={form.text(name)} width={5} />
    case 'long-text':
      return <Textarea {...shared} id={name} label={label} value={form.text(name)} />
    case 'day':
      return <DateInput {...shared} legend={label} values={typedDay(form, name)} />
    case 'several':
      return (
        <Checkboxes {...shared} legend={label} values={form.all(name)} items={control.options.map(item)} />
      )
    case 'choice':
      return <Choices {...shared} label={label} value={form.text(name)} options={control.options} />
    case 'offered':
      return (
        <Choices {...shared} label={label} value={form.text(name)} options={offers[control.offer] ?? []} />
      )
    case 'levels':
      return <Levels {...props} rows={control.rows} label={label} />
  }
}

const item = ({ value, text, hint }: Option) => ({ value, text, hint })

const typedDay = (form: Form, name: string) => ({
  day: form.text(`${name}-day`),
  month: form.text(`${name}-month`),
  year: form.text(`${name}-year`),
})

type ChoicesProps = {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly errorMessage: string | undefined
  readonly value: string
  readonly options: readonly Option[]
}

function Choices({ label, options, value, ...shared }: ChoicesProps) {
  if (options.length <= mostRadios)
    return <Radios {...shared} legend={label} value={value} items={options.map(item)} />
  const items = [{ value: '', text: 'Choose' }, ...options.map(item)]
  return <Select {...shared} id={shared.name} label={label} value={value} items={items} />
}

function Levels({
  name,
  form,
  messages,
  rows,
  label,
  field,
}: ControlProps & { rows: readonly LevelRow[]; label: string }) {
  return (
    <Fieldset legend={{ text: label, size: 'm' }}>
      {field.hint && <p class="nhsuk-hint">{field.hint}</p>}
      {rows.map(row => (
        <Radios
          name={`${name}-${row.id}`}
          legend={row.title}
          value={form.text(`${name}-${row.id}`)}
          errorMessage={messages.get(`${name}-${row.id}`)}
          isInline
          items={row.levels.map(item)}
        />
      ))}
    </Fieldset>
  )
}
