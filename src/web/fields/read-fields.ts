/** From what was typed, or sent as JSON, to typed values; every field that is not right gets its message. */
import { done, type Result, refuseFields } from '#kit'
import { Form } from '../form.ts'
import type { Fields, Offers, Values } from './field.ts'

export function readFields<F extends Fields>(fields: F, form: Form, offers: Offers): Result<Values<F>> {
  const messages: { field: string; message: string }[] = []
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const read = field.read(form, name, offers)
    if ('wrong' in read) messages.push({ field: read.at ?? name, message: read.wrong })
    else if (read.value === undefined && field.required !== undefined)
      messages.push({ field: firstControl(name, field.control), message: field.required })
    else values[name] = read.value
  }
  return messages.length ? refuseFields(messages) : done(values as Values<F>)
}

const firstControl = (name: string, control: Fields[string]['control']): string =>
  control.kind === 'levels' ? `${name}-${control.rows[0]?.id}` : name

/** A JSON body in the form's own terms: lists become repeated fields, levels `name-row`. */
export function formOfJson(body: Readonly<Record<string, unknown>>): Form {
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(body)) {
    if (Array.isArray(value)) for (const each of value) fields.append(name, String(each))
    else if (typeof value === 'object' && value !== null)
      for (const [row, level] of Object.entries(value)) fields.append(`${name}-${row}`, String(level))
    else if (value !== null && value !== undefined) fields.append(name, String(value))
  }
  return new Form(fields)
}
