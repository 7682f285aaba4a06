/** A refusal as a person meets it: the error summary at the top, and the message at its field. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Refusal } from '#kit'
import { type Content, ErrorSummary } from './components/index.ts'
import { csrfFieldName } from './sessions/forged-requests.ts'

/** Every field's message of a refusal, by field name. */
export function messagesOf(refusal: Refusal | null): ReadonlyMap<string, string> {
  const all = refusal ? [refusal, ...(refusal.others ?? [])] : []
  return new Map(all.flatMap(each => (each.field === undefined ? [] : [[each.field, each.message] as const])))
}

/**
 * The summary of what was refused, each line linked to its field. `dates` names the fields that are typed in three
 * boxes, whose link leads to the first box.
 */
export function Problems({ refusal, dates = [] }: { refusal: Refusal | null; dates?: readonly string[] }) {
  if (!refusal) return null
  const errors = [refusal, ...(refusal.others ?? [])].map(({ message, field }) => {
    if (field === undefined) return { text: message }
    return { text: message, href: `#${dates.includes(field) ? `${field}-day` : field}` }
  })
  return <ErrorSummary errors={errors} />
}

/** The token that every form of a page carries; the server provides it around the page. */
export const FormToken = createContext('')

type ActFormProps = {
  readonly children: Content
  readonly seen?: number
  readonly action?: string
  /** A form with a file is sent in parts. */
  readonly sends?: 'a file'
}

/** A form that does something. It posts back to the page it stands on, so that a refusal keeps what was typed. */
export function ActForm({ children, seen, action, sends }: ActFormProps) {
  const token = useContext(FormToken)
  return (
    <form
      method="post"
      action={action}
      enctype={sends === 'a file' ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name={csrfFieldName} value={token} />
      {seen !== undefined && <input type="hidden" name="seen" value={seen} />}
      {children}
    </form>
  )
}
