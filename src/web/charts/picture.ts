import type { Result } from '#kit'
import type { Content } from '../components/part.ts'

/** A picture is drawn twice, for a wide and for a narrow place: letters stay readable in both. */
export type PictureFormat = 'wide' | 'narrow'

/** The width of the sheet and the height of its letters, in units that are pixels at the format's own width. */
export const formats: Readonly<Record<PictureFormat, { readonly width: number; readonly text: number }>> = {
  wide: { width: 760, text: 16 },
  narrow: { width: 330, text: 14 },
}

/** The inside of an `<svg>`: everything is a presentation attribute, nothing is a style. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly content: Content
}

/** A number or words; null is a value that is missing; a mark is a value that may not be shown. */
export type PictureCell = string | number | null | { readonly mark: 'suppressed' }

export interface PictureColumn {
  readonly heading: string
  readonly isNumeric?: boolean
  /** How its numbers are written; as they are unless told. */
  readonly write?: (value: number) => string
}

/** The numbers behind a picture, all of them. */
export interface PictureTable {
  readonly caption: string
  readonly columns: readonly PictureColumn[]
  readonly rows: readonly (readonly PictureCell[])[]
}

/** An icon (48 by 48) and what it says. */
export interface Verdict {
  readonly icon: Content
  readonly words: string
}

/** One line of the list beside a map: `swatch`, 20 by 20, is what the area looks like there. */
export interface ListedArea {
  readonly name: string
  readonly value: string
  readonly href?: string | undefined
  readonly swatch?: Content
}

/** A part of the drawing that leads somewhere, over which its shape lies unseen until it is pointed at. */
export interface PictureLink {
  /** Said to a screen reader: the area and its value. */
  readonly name: string
  readonly href: string
  readonly path: string
}

/** A chart as data: what it says, how it is drawn, and its numbers. Page, report and file are made of the same one. */
export interface Picture {
  /** The finding in words. */
  readonly finding: string
  /** What is drawn: "Decided within 28 days, Blackburn with Darwen, by month". */
  readonly subtitle: string
  /** The same for somebody who cannot see it. */
  readonly description: string
  readonly draw: (format: PictureFormat) => Drawing
  /** On a page alone: a file leads nowhere. */
  readonly links?: ((format: PictureFormat) => readonly PictureLink[]) | undefined
  readonly verdicts?: readonly Verdict[]
  /** What must be known to read it: conventions, what is missing, who is not compared. */
  readonly notes: readonly string[]
  readonly list?: readonly ListedArea[]
  readonly table: PictureTable
}

/** A picture, or why there is none. */
export type PictureResult = Result<Picture>
