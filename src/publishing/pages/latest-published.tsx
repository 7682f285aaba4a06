import { Figure } from '#web'
import type { PromiseRow } from '../promises-model.ts'

/** The last published figure of a promise in a line, or why there is none. */
export function LatestPublished({ row }: { readonly row: PromiseRow }) {
  const { latest, standing } = row
  if (!latest) return <>{standing}</>
  return (
    <>
      <Figure figure={latest.figure} href={latest.href} />
      {latest.figure.value !== null && `, about ${latest.numbers}`}, {latest.quarter}
      {standing && (
        <>
          . <strong>{standing}</strong>
        </>
      )}
    </>
  )
}
