/** The lines of cases as folders of files, one folder a commissioner. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvLine } from '#kit'
import type { Moment } from '#platform'
import { writtenVersion } from './code-lists.ts'
import { type GroupId, groupIds, groups } from './layout.ts'
import type { NotHeld } from './not-held.ts'
import { cellsOf } from './told-case.ts'
import { type Cases, linesOfCases, nothingWritten } from './write.ts'

export type FoldersWritten = {
  readonly folders: readonly string[]
  readonly lines: Readonly<Record<string, number>>
  readonly notHeld: NotHeld
}

type Wanted = {
  /** When the folders are made, and the last day of what is in them. */
  readonly at: Moment
  /** Into which new folders are made. */
  readonly out: string
  /** Only this commissioner’s; of everybody where it is not said. */
  readonly commissioner?: string | undefined
}

const pieceLength = 65_536

export async function writeNationalSets(cases: Cases, wanted: Wanted): Promise<FoldersWritten> {
  const written = nothingWritten()
  const waiting = new Map<string, string>()
  const lines: Record<string, number> = {}
  const put = (path: string, text: string) => {
    const piece = (waiting.get(path) ?? '') + text
    waiting.set(path, piece.length < pieceLength ? piece : '')
    if (piece.length >= pieceLength) appendFileSync(path, piece)
  }
  const begun = new Set<string>()
  for await (const { commissioner, group, cells } of linesOfCases(cases, written)) {
    if (wanted.commissioner !== undefined && wanted.commissioner !== commissioner) continue
    if (!begun.has(commissioner)) beginFolder(join(wanted.out, commissioner))
    begun.add(commissioner)
    put(join(wanted.out, commissioner, groups[group].file), csvLine(cells))
    lines[groups[group].file] = (lines[groups[group].file] ?? 0) + 1
  }
  for (const [path, text] of waiting) appendFileSync(path, text)
  for (const commissioner of begun)
    appendFileSync(
      join(wanted.out, commissioner, groups['000'].file),
      csvLine(headerCells(commissioner, wanted, written.earliest.get(commissioner)!)),
    )
  return { folders: [...begun].sort(), lines, notHeld: written.notHeld }
}

function beginFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const id of groupIds) writeFileSync(join(folder, groups[id].file), csvLine(headingOf(id)))
}

const headingOf = (id: GroupId): string[] => groups[id].columns.map(column => column.name)

const headerCells = (commissioner: string, { at }: Wanted, earliest: string): string[] =>
  cellsOf('000', {
    ...{ version: writtenVersion.version, commissioner, submitter: commissioner, system_name: 'Answerable' },
    ...{ period_start: earliest, period_end: at.today, created: at.now },
  })
