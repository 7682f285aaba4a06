/** What an act asks for, as data. */

export type { Field, Fields, LevelRow, Offers, Option, Values } from './field.ts'
export * as fields from './field.ts'
export { FieldSet } from './field-set.tsx'
export { type JsonSchema, schemaOfFields } from './json-schema.ts'
export { formOfJson, readFields } from './read-fields.ts'
