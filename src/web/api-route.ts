/** What a route of the JSON interface is. `app.ts` collects them beside the pages; both call the same acts. */
import type { Result } from '#kit'
import type { Actor, ActRule, System, Tx } from '#platform'
import type { JsonSchema } from './fields/json-schema.ts'

export type ApiContext = {
  readonly tx: Tx
  readonly actor: Actor
  readonly system: System
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The JSON object that was sent; empty for GET. Not checked against any schema: the act reads it as a form. */
  readonly body: Readonly<Record<string, unknown>>
}

export type ApiAnswer = { readonly status?: number; readonly body: unknown }

export type ApiRoute = {
  readonly method: 'GET' | 'POST'
  /** `/api/:system/…` */
  readonly path: string
  /** The row of the authorisation table: what can be asked before anything is found. */
  readonly act: ActRule
  readonly summary: string
  /** What is documented of the body and the answer. */
  readonly body?: JsonSchema
  readonly answers: JsonSchema
  answer(context: ApiContext): Promise<Result<ApiAnswer>>
}
