/** The files of the national data set, brought by the page as one ZIP archive. */
import { done } from '#kit'
import { filesInArchive, type ImportChoice, type ImportKind } from '#platform'
import { caseloadRules } from '../caseload/rules.ts'
import { nationalSetFile } from './assemble.ts'
import { nationalSetKind } from './kind.ts'
import { groupIds, groups } from './layout.ts'

export const nationalSetChoice: ImportChoice = {
  name: nationalSetKind.name,
  title: 'Files in the shape of the national data set',
  hint: `A .zip of ${groupIds.map(id => groups[id].file).join(', ')}: one commissioner, one period. Its facts keep when they were recorded elsewhere.`,
  // Every line says when it was recorded elsewhere, so this is that permission.
  act: caseloadRules['state-when-recorded'],
  takes: 'an archive',
  async readBy(_db, file) {
    const kind = nationalSetKind as ImportKind
    const files = file.kept_at === null ? done([]) : await filesInArchive(file.kept_at)
    return files.ok ? done({ kind, file: nationalSetFile(file.file_name, files.value) }) : files
  },
}
