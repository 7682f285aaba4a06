import { type FigureMark, figureMarks } from './figure.tsx'

const meanings: Readonly<Record<FigureMark, string>> = {
  provisional: 'provisional: may still change',
  estimated: 'estimated',
  suppressed: 'suppressed: too few to show without pointing at somebody',
  revised: 'revised since it was first shown',
  unverified: 'not verified',
  invented: 'invented for the demonstration',
  disputed: 'disputed: somebody published another figure',
}

/** What the marks on a page mean; only those that stand on it, in a fixed order. */
export function FigureNotes({ marks }: { readonly marks: readonly FigureMark[] }) {
  const used = (Object.keys(figureMarks) as FigureMark[]).filter(mark => marks.includes(mark))
  if (used.length === 0) return null
  return (
    <p class="app-figure-notes">
      {used.map((mark, index) => (
        <span>
          {index > 0 && ' · '}
          {figureMarks[mark]} {meanings[mark]}
        </span>
      ))}
    </p>
  )
}
