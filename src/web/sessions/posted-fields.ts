import type { FastifyRequest } from 'fastify'
import { Form } from '../form.ts'

/** The text fields of a posted form, whichever parser read it. Files are left out. */
export function postedFields(request: FastifyRequest): URLSearchParams {
  const { body } = request
  if (body instanceof URLSearchParams) return body
  if (body instanceof Form) return new URLSearchParams(body.entries())
  const fields = new URLSearchParams()
  if (typeof body !== 'object' || body === null) return fields
  for (const [name, value] of Object.entries(body))
    for (const each of Array.isArray(value) ? value : [value])
      if (typeof each === 'string') fields.append(name, each)
  return fields
}
