import { afterInWords, beforeInWords, type ChangedRow } from '#platform'
import { DataTable } from '../components/index.ts'
import { numberInWords } from '../words.ts'

export type ChangesModel = {
  readonly changes: readonly ChangedRow[]
  readonly caption: string
  readonly total: number
  /** Said where there is none. */
  readonly why?: string | undefined
  readonly nextHref?: string | undefined
}

/** Rows of a file with what each would change, one line a column. */
export function ChangesTable({ changes, caption, total, why, nextHref }: ChangesModel) {
  return (
    <DataTable
      id="changes"
      caption={caption}
      asAt="as last checked"
      columns={[{ heading: 'Row' }, { heading: 'About' }, { heading: 'What changes' }]}
      rows={changes.map(({ row, about, differences }) => [
        numberInWords(row),
        about,
        {
          text: (
            <div>
              {differences.map(each => (
                <div>
                  {each.field}: {beforeInWords(each)} → {afterInWords(each)}
                </div>
              ))}
            </div>
          ),
        },
      ])}
      total={total}
      empty={{ why: why ?? 'No row of this file changes what is here.' }}
      nextHref={nextHref}
    />
  )
}
