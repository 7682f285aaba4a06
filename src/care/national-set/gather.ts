/** The files of a set, read and told apart. A set is one commissioner's for one period, so it is held in memory. */
import { FileFault, type FileLine, type FileToImport, type ImportColumn, readLines } from '#platform'
import { type Group, type GroupId, groupIds, groups } from './layout.ts'

export type Gathered = {
  readonly lines: Readonly<Record<GroupId, readonly FileLine[]>>
  /** Columns that are not read, with the file that they are in. */
  readonly ignored: readonly string[]
}

const fileNames = groupIds.map(id => groups[id].file)

/** Throws a FileFault where a file is missing, strange or not what its name says. */
export async function gather(files: readonly FileToImport[]): Promise<Gathered> {
  const named = filesByName(files)
  const lines: Partial<Record<GroupId, readonly FileLine[]>> = {}
  const ignored: string[] = []
  for (const id of groupIds) {
    const file = named.get(groups[id].file)
    const read = file && (await readLines(file, columnsOf(groups[id]), cells => otherGroup(id, cells)))
    lines[id] = read?.lines ?? []
    ignored.push(...(read?.ignored ?? []).map(name => `${groups[id].file}: ${name || '(no name)'}`))
  }
  const [header, ...more] = lines['000'] ?? []
  const place = groups['000'].file
  if (!header) throw new FileFault(`${place} has a heading and no row: nobody can tell what the files are.`)
  if (more.length > 0)
    throw new FileFault(`${place} has ${more.length + 1} rows: a set of files has one header.`)
  if (header.wrong !== undefined) throw new FileFault(`${place}: its row ${header.wrong}.`)
  return { lines: lines as Gathered['lines'], ignored }
}

function filesByName(files: readonly FileToImport[]): Map<string, FileToImport> {
  const named = new Map(files.map(file => [file.name.toLowerCase(), file]))
  const strange = files.find(file => !fileNames.includes(file.name.toLowerCase()))
  if (strange)
    throw new FileFault(`${strange.name} is none of the files of a national set: ${fileNames.join(', ')}.`)
  const missing = groupIds.filter(id => groups[id].required && !named.has(groups[id].file))
  if (missing.length > 0)
    throw new FileFault(
      `The set lacks ${missing.map(id => `${groups[id].file} (${groups[id].title.toLowerCase()})`).join(', ')}.`,
    )
  return named
}

/** What is left out is not even staged: about ethnicity or religion nothing comes near the database. */
const columnsOf = ({ columns }: Group): ImportColumn[] =>
  columns.filter(column => column.leftOut === undefined).map(column => ({ ...column }))

/** A file under another one's name is told by its heading. */
function otherGroup(id: GroupId, cells: readonly string[]): string | undefined {
  const names = new Set(cells.map(cell => cell.trim()))
  const has = (group: Group) =>
    group.columns.filter(column => column.required).every(column => names.has(column.name))
  const other = groupIds.find(each => each !== id && has(groups[each]))
  if (has(groups[id]) || !other) return undefined
  return `This is not the file “${groups[id].title}”: its heading is that of ${groups[other].file} (${groups[other].title.toLowerCase()}).`
}
