/** A published list from its file to what it changes: staged, previewed with its differences, applied or let go. */
import { type Day, done, groupedBy, type Result } from '#kit'
import {
  applyImport,
  type Database,
  type Db,
  discardImport,
  fileAt,
  jobActor,
  momentOf,
  type Progress,
  previewImport,
  type RejectionCount,
  type RunId,
  rowsAfter,
  sharedSystem,
  stageImport,
} from '#platform'
import { absentFrom } from '../store/published.ts'
import type { Difference } from './difference.ts'
import { publishedKind, settle } from './published-kind.ts'
import type { PublishedLayout, PublishedRow } from './published-row.ts'

/** What an edition says that the record does not, or did not before it was applied. */
export type EditionReport = {
  readonly differences: readonly Difference[]
  /** Open here and not in the list at all. They stay as they are. */
  readonly absent: readonly { readonly code: string; readonly name: string }[]
  /** Rows that are none of the bodies that are kept here, by the reason. */
  readonly passedOver: readonly PassedOverCount[]
}
type PassedOverCount = { readonly why: string; readonly rows: number }
export type Brought = EditionReport & {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: number
  readonly rejections: readonly RejectionCount[]
}

export type Edition = {
  readonly path: string
  /** The day of the list; today where nobody says. */
  readonly edition: Day | null
  readonly mode: 'apply' | 'dry-run'
}

/** Refuses a file that cannot be read as rows; rejected rows stay with the run and are counted by reason. */
export async function bringPublished(
  database: Database,
  layout: PublishedLayout,
  { path, edition, mode }: Edition,
  onProgress?: Progress,
): Promise<Result<Brought>> {
  const now = momentOf({ fixedToday: null })
  const of = edition ?? now.today
  const kind = publishedKind(layout, of)
  const actor = jobActor('import', sharedSystem, [], now, 'command line')
  const staged = await stageImport(database, kind, fileAt(path), actor, onProgress)
  if (!staged.ok) return staged
  const { run, rejections } = await previewImport(database.db, kind, staged.value, actor)
  const report = await reportOf(database.db, layout, run, of)
  const finished =
    mode === 'apply'
      ? await applyImport(database.db, kind, run, actor)
      : await discardImport(database.db, run)
  if (!finished.ok) return finished
  return done({
    ...report,
    ...{ read: run.read_rows, rejected: run.rejected_rows, rejections },
    ...{ new: run.new_rows ?? 0, changed: run.changed_rows ?? 0 },
    // A row that is passed over changes nothing, and is none of those that were here already.
    unchanged: (run.unchanged_rows ?? 0) - report.passedOver.reduce((sum, each) => sum + each.rows, 0),
  })
}

const rowsAtOnce = 5_000

/** Over the whole list at once: a later row meets what an earlier one did. */
async function reportOf(db: Db, layout: PublishedLayout, run: RunId, edition: Day): Promise<EditionReport> {
  const rows: PublishedRow[] = []
  for (let after = 0; ; ) {
    const staged = await rowsAfter(db, run, 'accepted', after, rowsAtOnce)
    if (staged.length === 0) break
    after = staged.at(-1)!.row
    for (const { record } of staged) {
      const reading = layout.read(record)
      if (reading.ok) rows.push(reading.value)
    }
  }
  const { differences } = await settle(db, rows, edition)
  const listed = rows.flatMap(row => (row.organisation ? [row.organisation.code] : []))
  return {
    differences,
    absent: await absentFrom(db, layout.lists, listed),
    passedOver: countedByWhy(rows),
  }
}

function countedByWhy(rows: readonly PublishedRow[]): PassedOverCount[] {
  const passedOver = rows.flatMap(row => row.passedOver?.why ?? [])
  return [...groupedBy(passedOver, why => why)].map(([why, each]) => ({ why, rows: each.length }))
}
