/** What a set of fields asks for, as JSON Schema: the documentation of the JSON interface, made from the fields. */
import type { Control, Field, Fields, Offers, Option } from './field.ts'

export type JsonSchema = { readonly [keyword: string]: unknown }

/** Without `offers` the values that only the database knows are described as text. */
export function schemaOfFields(fields: Fields, offers: Offers = {}): JsonSchema {
  const required = Object.entries(fields).flatMap(([name, field]) =>
    field.required === undefined ? [] : [name],
  )
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, schemaOfField(field, offers)]),
    ),
    ...(required.length > 0 ? { required } : {}),
  }
}

const schemaOfField = ({ label, hint, control }: Field, offers: Offers): JsonSchema => ({
  title: label,
  ...(hint ? { description: hint } : {}),
  ...schemaOfControl(control, offers),
})

const oneOf = (options: readonly Option[]): JsonSchema => ({
  type: 'string',
  oneOf: options.map(({ value, text }) => ({ const: value, title: text })),
})

function schemaOfControl(control: Control, offers: Offers): JsonSchema {
  switch (control.kind) {
    case 'text':
    case 'long-text':
      return { type: 'string' }
    case 'day':
      return { type: 'string', format: 'date' }
    case 'time':
      return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }
    case 'number':
      return { type: 'integer', minimum: 0 }
    case 'choice':
      return oneOf(control.options)
    case 'several':
      return { type: 'array', items: oneOf(control.options) }
    case 'offered':
      return offers[control.offer] ? oneOf(offers[control.offer] ?? []) : { type: 'string' }
    case 'levels':
      return {
        type: 'object',
        properties: Object.fromEntries(
          control.rows.map(row => [row.id, { title: row.title, ...oneOf(row.levels) }]),
        ),
        required: control.rows.map(row => row.id),
      }
  }
}
