/** The source files below a folder, with their syntax trees. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

export type SourceFile = {
  /** From the root of the project, with slashes. */
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
}

export function sourceFilesBelow(root: string, folders: readonly string[]): SourceFile[] {
  return folders.filter(folder => existsSync(join(root, folder))).flatMap(folder => filesIn(root, folder))
}

function filesIn(root: string, folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesIn(root, path)
    return /\.tsx?$/.test(entry.name) ? [sourceFile(path, readFileSync(join(root, path), 'utf8'))] : []
  })
}

export const sourceFile = (path: string, text: string): SourceFile => ({
  ...{ path, text },
  tree: ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.ES2023,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  ),
})

/** Every node of a tree, outermost first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  for (const child of node.getChildren()) yield* nodesOf(child)
}

/** path:line, as editors and terminals open it. */
export const placeOf = ({ path, tree }: SourceFile, node: ts.Node): string =>
  `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
