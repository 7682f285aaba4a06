import type { Refusal } from '#kit'
import { BackLink, Button, LeadSentence, Link } from '../components/index.ts'
import { ActForm, Problems } from '../problems.tsx'
import type { Opened } from './opened.ts'

export type ConfirmModel = {
  readonly opened: Opened
  readonly question: string
  readonly consequences: readonly string[]
  /** Where to look first. */
  readonly look?: { readonly text: string; readonly href: string } | undefined
  /** The verb; null where there is nothing to do. */
  readonly button: string | null
  /** Which preview this page shows. */
  readonly preview?: string | undefined
  readonly refusal: Refusal | null
}

/** What an act would do, and the button that does it. */
export function ConfirmPage(model: ConfirmModel) {
  const { question, consequences, look, button, preview, refusal } = model
  const { at, file } = model.opened
  const [first, ...others] = consequences
  return (
    <>
      <BackLink href={at}>{file.file_name}</BackLink>
      <Problems refusal={refusal} />
      <h1>{question}</h1>
      <LeadSentence>{first}</LeadSentence>
      {others.map(each => (
        <p>{each}</p>
      ))}
      {look && (
        <p>
          <Link href={look.href}>{look.text}</Link>
        </p>
      )}
      {button === null ? (
        <Button href={at}>Back to the file</Button>
      ) : (
        <ActForm>
          {preview !== undefined && <input type="hidden" name="preview" value={preview} />}
          <Button preventDoubleClick>{button}</Button>
        </ActForm>
      )}
    </>
  )
}
