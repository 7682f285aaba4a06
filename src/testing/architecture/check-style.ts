/** How files are named and written, as far as the linter does not hold it. */
import ts from 'typescript'
import { isTest } from './check-imports.ts'
import type { Fault } from './fault.ts'
import { nodesOf, placeOf, type SourceFile } from './source-file.ts'

export const longestFile = 300
const dustbins = /(^|[/-])(utils?|helpers?|common|shared|misc|services?|managers?)([/.-]|$)/
// Written in two pieces, so that this file does not name itself.
const leftForLater = new RegExp(`\\b(TO${''}DO|FIX${''}ME|XX${''}X|HA${''}CK)\\b`)
const switchedOff = new RegExp(`@ts-(ignore|expect-error|nocheck)|biome${'-'}ignore`)
const comment = /\/\/.*|\/\*[\s\S]*?\*\//g

type NodeRule = (node: ts.Node) => boolean

/** By the name under which a file fails. */
const nodeRules: Readonly<Record<string, NodeRule>> = {
  'default export': node =>
    node.kind === ts.SyntaxKind.DefaultKeyword && node.parent.kind !== ts.SyntaxKind.DefaultClause,
  'type switched off': node => node.kind === ts.SyntaxKind.AnyKeyword,
  'swallowed error': node => isEmptyCatch(node) || isSilentCatch(node),
  'skipped test': node =>
    ts.isPropertyAccessExpression(node) &&
    /^(test|it|describe|t)$/.test(node.expression.getText()) &&
    /^(only|skip|todo)$/.test(node.name.text),
  'boolean parameter': node =>
    ts.isParameter(node) &&
    node.type?.kind === ts.SyntaxKind.BooleanKeyword &&
    !ts.isFunctionTypeNode(node.parent),
}

const isEmptyCatch: NodeRule = node => ts.isCatchClause(node) && node.block.statements.length === 0

/** .catch(() => undefined), .catch(() => {}) */
const isSilentCatch: NodeRule = node =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'catch' &&
  node.arguments.some(given => ts.isArrowFunction(given) && saysNothing(given.body))

const saysNothing = (body: ts.ConciseBody): boolean =>
  ts.isBlock(body) ? body.statements.length === 0 : /^(undefined|null|void 0)$/.test(body.getText())

export function checkStyle(files: readonly SourceFile[]): Fault[] {
  return files.flatMap(file => [...faultsOfFile(file), ...faultsOfNodes(file)])
}

function faultsOfFile({ path, text }: SourceFile): Fault[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  const comments = (text.match(comment) ?? []).join('\n')
  return [
    ...(lines > longestFile ? [{ rule: 'file too long', where: path, what: `${lines} lines` }] : []),
    ...(dustbins.test(path) ? [{ rule: 'name that says nothing', where: path, what: path }] : []),
    ...(leftForLater.test(comments)
      ? [{ rule: 'left for later', where: path, what: leftForLater.exec(comments)![0] }]
      : []),
    ...(switchedOff.test(comments)
      ? [{ rule: 'check switched off', where: path, what: switchedOff.exec(comments)![0] }]
      : []),
  ]
}

/** A test may build what it likes by a flag. */
const notInTests = ['boolean parameter']

function faultsOfNodes(file: SourceFile): Fault[] {
  const rules = Object.entries(nodeRules).filter(
    ([name]) => !(isTest(file.path) && notInTests.includes(name)),
  )
  return [...nodesOf(file.tree)].flatMap(node =>
    rules
      .filter(([, broken]) => broken(node))
      .map(([rule]) => ({ rule, where: placeOf(file, node), what: node.getText().split('\n')[0]! })),
  )
}
