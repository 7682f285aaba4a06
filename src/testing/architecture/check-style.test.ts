import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkStyle, longestFile } from './check-style.ts'
import { plant } from './planted.ts'
import { sourceFile, sourceFilesBelow } from './source-file.ts'

const broken = (text: string, path = 'src/care/decide.ts') =>
  checkStyle([sourceFile(path, text)]).map(each => each.rule)

const later = `TO${''}DO`
const violations: readonly { text: string; rule: string; path?: string }[] = [
  { text: 'export default 1', rule: 'default export' },
  { text: 'export default function decide() {}', rule: 'default export' },
  { text: 'const x: any = 1', rule: 'type switched off' },
  { text: 'const x = y as any', rule: 'type switched off' },
  { text: 'try { act() } catch {}', rule: 'swallowed error' },
  { text: 'try { act() } catch (error) { /* never mind */ }', rule: 'swallowed error' },
  { text: 'act().catch(() => undefined)', rule: 'swallowed error' },
  { text: 'act().catch(() => {})', rule: 'swallowed error' },
  { text: 'function list(all: boolean) {}', rule: 'boolean parameter' },
  { text: "test.skip('x', () => {})", rule: 'skipped test' },
  { text: "test.only('x', () => {})", rule: 'skipped test' },
  { text: `// ${later}: later`, rule: 'left for later' },
  { text: `// @ts${'-'}ignore\nact()`, rule: 'check switched off' },
  { text: `/* biome${'-'}ignore all */`, rule: 'check switched off' },
  { text: '\n'.repeat(longestFile + 1), rule: 'file too long' },
  { text: '', rule: 'name that says nothing', path: 'src/care/utils/date.ts' },
  { text: '', rule: 'name that says nothing', path: 'src/care/helper.ts' },
  { text: '', rule: 'name that says nothing', path: 'src/care/case-service.ts' },
]
for (const { text, rule, path } of violations)
  test(`${rule}: ${path ?? text.trim().split('\n')[0]}`, () => assert.deepEqual(broken(text, path), [rule]))

const sound = [
  'switch (x) { default: act() }',
  'try { act() } catch (cause) { throw new Error("no", { cause }) }',
  'act().catch(error => log(error))',
  'const many = "any"',
  'type Shown = { readonly open: boolean }',
  'const shows: (open: boolean) => void = act',
  `const words = "${later}"`,
  '\n'.repeat(longestFile),
]
for (const text of sound)
  test(`nothing wrong with ${text.trim().split('\n')[0] || `${longestFile} lines`}`, () =>
    assert.deepEqual(broken(text), []))

const planted = plant({
  'src/care/deep/one.ts': 'export const one = 1\n',
  'src/care/two.txt': 'x',
  'e2e/three.tsx': '',
})
after(() => planted.remove())

test('the files below the folders that exist are read, however deep', () => {
  assert.deepEqual(
    sourceFilesBelow(planted.root, ['src', 'e2e', 'bench']).map(each => each.path),
    ['src/care/deep/one.ts', 'e2e/three.tsx'],
  )
})
