import { Anchor } from './link.tsx'
import type { Content } from './part.ts'

export interface Note {
  /** Names the note on its page: "review-backlog". */
  readonly id: string
  readonly text: Content
}

interface NoteReferenceProps {
  readonly id: string
  readonly number: number
}

/** The number in the text that leads to a note. */
export function NoteReference({ id, number }: NoteReferenceProps) {
  return (
    <sup class="app-note-reference">
      <Anchor class="nhsuk-link" href={`#note-${id}`}>
        <span class="nhsuk-u-visually-hidden">Note </span>
        {number}
      </Anchor>
    </sup>
  )
}

export interface EndnotesProps {
  readonly notes: readonly Note[]
  readonly heading?: string | undefined
  /** On the screen the notes stand where they belong; only paper needs them at the end. */
  readonly isForPrintOnly?: boolean | undefined
}

/** Notes and sources at the end of a page. */
export function Endnotes({ notes, heading = 'Notes', isForPrintOnly }: EndnotesProps) {
  if (notes.length === 0) return null
  return (
    <section class={isForPrintOnly ? 'app-endnotes app-endnotes--print' : 'app-endnotes'}>
      <h2 class="nhsuk-heading-s">{heading}</h2>
      <ol class="app-endnotes__list">
        {notes.map(note => (
          <li id={`note-${note.id}`}>{note.text}</li>
        ))}
      </ol>
    </section>
  )
}
