/** Where SQL may stand, and as whom it may run. */
import ts from 'typescript'
import { folderOf, isTest } from './check-imports.ts'
import type { Fault } from './fault.ts'
import { nodesOf, placeOf, type SourceFile } from './source-file.ts'

export type QueryRules = {
  /** Folders below src/ that are not bound: the platform opens the way itself, tests look behind the curtain. */
  readonly unbound: readonly string[]
  /** Stores whose queries run as the owner of the tables, because there is no actor yet. */
  readonly ownersStores: RegExp
}

const isStore = (path: string): boolean => /(^|\/)store(\.ts$|\/)/.test(path)

const statements = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto']
const onTheOwnersConnection = [...statements, 'withTables', 'transaction', 'connection', 'executeQuery']
const namesAConnection = /(^|\.)(db|database|pool|client|connection|admin)$/

export function checkQueries(files: readonly SourceFile[], rules: QueryRules): Fault[] {
  const bound = files.filter(
    ({ path }) => path.startsWith('src/') && !isTest(path) && !rules.unbound.includes(folderOf(path) ?? ''),
  )
  return bound.flatMap(file =>
    [...nodesOf(file.tree)].flatMap(node => {
      const rule = brokenBy(node, file.path, rules)
      return rule ? [{ rule, where: placeOf(file, node), what: node.getText().split('\n')[0]! }] : []
    }),
  )
}

function brokenBy(node: ts.Node, path: string, rules: QueryRules): string | undefined {
  if (!rules.ownersStores.test(path)) {
    if (runsOnTheOwnersConnection(node)) return 'default-role query'
    if (isStore(path) && takesTheOwnersConnection(node)) return 'default-role query'
  }
  return !isStore(path) && isSql(node) ? 'SQL outside a store' : undefined
}

/** sql`…`, sql<Row>`…`, sql.raw(…), tx.selectFrom(…), client.query(…). */
function isSql(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'sql'
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { expression: on, name } = node.expression
  if (on.getText() === 'sql') return true
  return statements.includes(name.text) || (name.text === 'query' && namesAConnection.test(on.getText()))
}

/** db.selectFrom(…), database.db.transaction(), sql`…`.execute(db): as nobody, round row security. */
function runsOnTheOwnersConnection(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const { expression: on, name } = node.expression
  if (onTheOwnersConnection.includes(name.text)) return namesAConnection.test(on.getText())
  if (name.text === 'query') return namesAConnection.test(on.getText())
  return (
    name.text.startsWith('execute') && node.arguments.some(given => namesAConnection.test(given.getText()))
  )
}

/** A function of a store asks for `Db` where it should ask for the `Tx` that only `as` hands out. */
function takesTheOwnersConnection(node: ts.Node): boolean {
  return ts.isParameter(node) && /\b(Db|Database|Pool|Kysely)\b/.test(node.type?.getText() ?? '')
}
