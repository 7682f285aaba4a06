import { Figure } from '#web'
import type { PromiseRow } from '../promises-model.ts'

/** The last published figure of a promise in a line, or why there is none. */
export function LatestPublished({
  row,
  kept,
}: {
  readonly row: PromiseRow
  /** What the percentage is of, where the sentence must say so. */
  readonly kept?: string
}) {
  const { latest, standing } = row
  if (!latest) return <>{standing}</>
  return (
    <>
      <Figure figure={latest.figure} href={latest.href} />
      {kept && ` of ${kept}`}
      {latest.figure.value !== null && `, about ${latest.numbers}`}, {latest.quarter}
      {standing && (
        <>
          . <strong>{standing}</strong>
        </>
      )}
    </>
  )
}
