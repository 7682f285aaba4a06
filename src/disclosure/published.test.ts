import assert from 'node:assert/strict'
import { test } from 'node:test'
import ts from 'typescript'
import * as door from './index.ts'
import { published } from './published.ts'

const options: ts.CompilerOptions = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] },
  ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext },
  ...{ moduleResolution: ts.ModuleResolutionKind.NodeNext, customConditions: ['source'] },
}

/** What the compiler says of a few lines that see what the door gives away of counts. */
function complaintsOf(lines: string): string[] {
  const name = new URL('./imagined.ts', import.meta.url).pathname
  const text = [
    "import type { Published } from './published.ts'",
    "import { isShown, type ShownCount, showCount } from './count.ts'",
    "import { disclosureRules } from './rules.ts'",
    'export const seen = (count: Published<ShownCount>) => isShown(count)',
    lines,
    'export const used: [Published<number>, ShownCount] | typeof showCount | typeof disclosureRules = showCount',
  ].join('\n')
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2023) : getSourceFile(file, ...rest)
  host.fileExists = file => file === name || fileExists(file)
  const program = ts.createProgram([name], options, host)
  return program
    .getSemanticDiagnostics(program.getSourceFile(name))
    .map(each => ts.flattenDiagnosticMessageText(each.messageText, '\n'))
}

test('a published number can be made by disclosure control and by nothing else', () => {
  const made = 'const shown: Published<ShownCount> = showCount(12, disclosureRules.survey)\nseen(shown)'
  assert.deepEqual(complaintsOf(made), [])
  for (const forged of [
    'const forged: Published<number> = 12\nseen(forged)',
    'const plain = 12\nseen(plain)',
    "const forged: Published<ShownCount> = '[c]'\nseen(forged)",
  ])
    assert.match(complaintsOf(forged).join('\n'), /is not assignable to/, forged)
})

test('the door does not hand out the stamp', () => {
  assert.equal('published' in door, false)
  assert.equal(Object.values<unknown>(door).includes(published), false)
})
