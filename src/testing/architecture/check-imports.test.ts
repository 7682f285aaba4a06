/** Each rule about imports fails by its name on a planted house, and a sound house passes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkImports, checkOrder, type House } from './check-imports.ts'
import type { Fault } from './fault.ts'
import { importsBelow } from './import-graph.ts'
import { type Planted, plant } from './planted.ts'

const doors: Record<string, string[]> = {
  kit: [],
  platform: ['kit'],
  web: ['kit', 'platform'],
  care: ['kit', 'platform', 'web'],
  standards: ['kit', 'platform', 'care'],
}
const small: House = {
  areas: Object.keys(doors),
  doorsOf: area => doors[area] ?? [],
  definitionsOnly: area => area === 'standards',
  testingFolder: 'testing',
  assemblers: [
    { folder: 'pages', openedBy: ['src/app.ts'] },
    { folder: 'commands', openedBy: ['src/cli.ts'] },
  ],
  packageRules: [{ packages: /^driver$/, usedBy: /^src\/platform\//, why: 'only the platform drives' }],
}
const manifest = {
  ...{ name: 'planted', type: 'module', dependencies: { driver: '1.0.0', other: '1.0.0' } },
  devDependencies: { checker: '1.0.0' },
  imports: {
    '#*/definitions': { source: './src/*/definitions.ts', default: './dist/*/definitions.js' },
    '#*': { source: './src/*/index.ts', default: './dist/*/index.js' },
  },
}
const aPackage = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = 1\n',
})
const imports = (...names: string[]) =>
  names.map((name, index) => `import * as x${index} from '${name}'\n`).join('')

const sound = {
  'package.json': JSON.stringify(manifest),
  ...{ ...aPackage('driver'), ...aPackage('other'), ...aPackage('checker') },
  'src/kit/index.ts': 'export const one = 1\n',
  'src/platform/index.ts': imports('#kit', 'driver', './as.ts'),
  'src/platform/as.ts': 'export const as = 1\n',
  'src/web/index.ts': imports('#platform'),
  'src/care/index.ts': imports('#web', './store.ts'),
  'src/care/store.ts': imports('#kit'),
  'src/care/store.test.ts': imports('#testing', 'checker', 'driver'),
  'src/care/definitions.ts': imports('#kit'),
  'src/care/pages/case.ts': imports('../index.ts', './part.ts'),
  'src/care/pages/part.ts': 'export const part = 1\n',
  'src/care/commands/list.ts': 'export const list = 1\n',
  'src/standards/definitions.ts': imports('#care/definitions', '#kit'),
  'src/testing/index.ts': imports('#platform', 'checker'),
  'src/app.ts': imports('#care', './care/pages/case.ts'),
  'src/cli.ts': imports('./care/commands/list.ts'),
  'src/care/left.ts': "import type { Right } from './right.ts'\nexport type Left = { right: Right }\n",
  'src/care/right.ts': "import type { Left } from './left.ts'\nexport type Right = { left: Left }\n",
  'spec/worked.ts': imports('../src/care/commands/list.ts', '../src/testing/index.ts', 'driver'),
}

/** Where each violation stands, what is planted there, and the name it must fail by. */
const violations: readonly { file: string; text: string; rule: string; says: RegExp }[] = [
  {
    file: 'src/care/lost.ts',
    text: imports('#nowhere'),
    rule: 'unresolved import',
    says: /“#nowhere” leads nowhere/,
  },
  {
    file: 'src/web/upwards.ts',
    text: imports('#care'),
    rule: 'foreign door',
    says: /web may not open care/,
  },
  {
    file: 'src/kit/typed.ts',
    text: "import type { one } from '#platform'\nexport type One = typeof one\n",
    rule: 'foreign door',
    says: /kit may not open platform/,
  },
  {
    file: 'src/care/deep.ts',
    text: imports('../platform/as.ts'),
    rule: 'not by the door',
    says: /“..\/platform\/as.ts” is not a door of platform/,
  },
  {
    file: 'src/care/around.ts',
    text: imports('../platform/index.ts'),
    rule: 'not by the door',
    says: /not a door of platform/,
  },
  {
    file: 'src/standards/visit.ts',
    text: imports('#care'),
    rule: 'not by the door',
    says: /standards may open only #care\/definitions/,
  },
  {
    file: 'src/care/mirror.ts',
    text: imports('#care'),
    rule: 'own door from inside',
    says: /the area's own door/,
  },
  {
    file: 'src/care/fake.ts',
    text: imports('#testing'),
    rule: 'testing outside tests',
    says: /only tests may open/,
  },
  {
    file: 'src/serve.ts',
    text: imports('./care/pages/case.ts'),
    rule: 'assembled elsewhere',
    says: /opened only by src\/app.ts/,
  },
  {
    file: 'src/care/index-of-pages.ts',
    text: imports('./pages/case.ts'),
    rule: 'assembled elsewhere',
    says: /pages\/ of an area/,
  },
  {
    file: 'src/prepare.ts',
    text: imports('./care/commands/list.ts'),
    rule: 'assembled elsewhere',
    says: /src\/cli.ts/,
  },
  {
    file: 'src/care/spec.ts',
    text: imports('../../spec/example.ts'),
    rule: 'from outside src',
    says: /src may not import/,
  },
  {
    file: 'src/care/round.ts',
    text: imports('./about.ts'),
    rule: 'import in a circle',
    says: /about\.ts → src\/care/,
  },
  {
    file: 'src/care/driving.ts',
    text: imports('driver'),
    rule: 'package in the wrong place',
    says: /only the platform drives/,
  },
  {
    file: 'src/care/unlisted.ts',
    text: imports('other'),
    rule: 'package in the wrong place',
    says: /“other” is not in the list/,
  },
  {
    file: 'src/care/checking.ts',
    text: imports('checker'),
    rule: 'development package in the product',
    says: /not there when the product is installed/,
  },
  {
    file: 'src/newcomer/index.ts',
    text: 'export const new1 = 1\n',
    rule: 'unknown area',
    says: /not in the list/,
  },
]

let planted: Planted
let faults: readonly Fault[]
before(() => {
  planted = plant({
    ...sound,
    'spec/example.ts': 'export const example = 1\n',
    'src/care/about.ts': imports('./round.ts'),
    ...Object.fromEntries(violations.map(({ file, text }) => [file, text])),
  })
  faults = checkImports(importsBelow(planted.root, ['src', 'spec', 'e2e']), small)
})
after(() => planted.remove())

for (const { file, rule, says } of violations)
  test(`planted in ${file}: ${rule}`, () => {
    const where = rule === 'unknown area' ? 'src/newcomer' : file
    const found = faults.filter(fault => fault.where === where && fault.rule === rule)
    assert.equal(found.length, 1, JSON.stringify(faults.filter(fault => fault.where === where)))
    assert.match(found[0]!.what, says)
  })

test('in the same house nothing sound fails', () => {
  assert.deepEqual(
    faults.filter(({ where }) => Object.hasOwn(sound, where)),
    [],
  )
})

test('a cruise that finds no module fails', () => {
  assert.deepEqual(
    checkImports([], small).map(each => each.rule),
    ['nothing to check'],
  )
})

test('an order that allows a circle fails', () => {
  const circle = {
    areas: ['kit', 'platform'],
    doorsOf: (area: string) => (area === 'kit' ? ['platform'] : ['kit']),
  }
  assert.deepEqual(checkOrder(circle), [
    { rule: 'order of the areas', where: 'kit', what: 'platform is not above it' },
  ])
})
