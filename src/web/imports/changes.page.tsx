import type { ChangedRow, FilePreview, WhichChanges } from '#platform'
import { BackLink, LeadSentence, Link } from '../components/index.ts'
import { countOf } from '../words.ts'
import { ChangesTable } from './changes-table.tsx'
import type { Opened } from './opened.ts'

export type ChangesPageModel = {
  readonly opened: Opened
  readonly changes: readonly ChangedRow[]
  readonly which: WhichChanges
  readonly nextHref: string | undefined
}

export function ChangesPage({ opened, changes, which, nextHref }: ChangesPageModel) {
  const { file, at, preview } = opened
  const { changed, takingBack } = countsOf(preview)
  const isAll = which === 'all'
  return (
    <>
      <BackLink href={at}>{file.file_name}</BackLink>
      <h1>What would this file change?</h1>
      <LeadSentence>
        {changed === 0
          ? 'Nothing that is here: no row of it waits to change anything.'
          : `${countOf(changed, 'row')} of it ${changed === 1 ? 'changes' : 'change'} what is here.`}
      </LeadSentence>
      {changed > 0 && <p>{takenBackInWords(takingBack)}</p>}
      {!isAll && (
        <p>
          <Link href={`${at}/changes`}>Show all changed rows</Link>
        </p>
      )}
      {isAll && takingBack > 0 && (
        <p>
          <Link href={`${at}/changes?only=taken-back`}>Show only rows that no longer say something</Link>
        </p>
      )}
      <ChangesTable
        changes={changes}
        caption={isAll ? 'What each changed row changes' : 'Rows that no longer say something'}
        total={isAll ? changed : takingBack}
        why={isAll ? undefined : 'No row of this file takes anything back.'}
        nextHref={nextHref}
      />
    </>
  )
}

export const countsOf = (preview: FilePreview | undefined) => ({
  changed: preview?.effects.changed ?? 0,
  // What an older release kept did not count them.
  takingBack: preview?.takingBack ?? 0,
})

export const takenBackInWords = (takingBack: number): string =>
  takingBack === 0
    ? 'Nothing that was said before is taken back.'
    : `${countOf(takingBack, 'row')} no longer ${takingBack === 1 ? 'says' : 'say'} something that is here: it is taken back, and stays readable as withdrawn.`
