/** The documentation says what the code says, and the hazard log names tests that exist. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { generatedDocuments } from './documentation.ts'

const root = new URL('../', import.meta.url)
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')

test('docs/generated is what the code says now; `node bin/docs.js` writes it anew', async () => {
  for (const { name, text } of await generatedDocuments()) {
    assert.ok(existsSync(new URL(`docs/generated/${name}`, root)), `${name} has not been written`)
    assert.equal(textOf(`docs/generated/${name}`), text, `${name} is out of date: node bin/docs.js`)
  }
})

type Hazard = Record<'id' | 'hazard' | 'cause' | 'effect' | 'control' | 'test' | 'residual', string>
const hazards: Hazard[] = parse(textOf('docs/clinical-safety/hazard-log.csv'), { columns: true })

test('the hazard log has hazards, each with its own number, a cause, an effect and a control', () => {
  assert.ok(hazards.length >= 15)
  assert.equal(new Set(hazards.map(each => each.id)).size, hazards.length)
  for (const { id, hazard, cause, effect, control } of hazards)
    assert.ok(hazard && cause && effect && control, id)
})

/** `path#name; path#name`: the name is the beginning of a test's title as it stands in the file. */
for (const { id, test: named } of hazards)
  test(`${id}: the tests that hold its control exist`, () => {
    const tests = named.split('; ')
    assert.ok(named !== '', `${id} names no test`)
    for (const each of tests) {
      const [path = '', name = ''] = each.split('#')
      assert.ok(existsSync(new URL(path, root)), `there is no file ${path}`)
      assert.ok(/\.test\.tsx?$/.test(path), `${path} is not a test`)
      const quoted = ["'", '"', '`'].some(mark => textOf(path).includes(`test(${mark}${name}`))
      assert.ok(name !== '' && quoted, `${path} has no test called “${name}”`)
    }
  })

const links = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g
const documents = [
  ...['README.md', 'GLOSSARY.md', 'CHANGELOG.md', 'docs/README.md', 'docs/architecture.md'],
  ...['docs/operations.md', 'docs/accessibility.md', 'docs/retention.md', 'docs/clinical-safety/README.md'],
  ...['docs/data-protection-impact-assessment.md', 'docs/how-to/README.md', 'docs/decisions/README.md'],
]
for (const path of documents)
  test(`${path}: every file it links to is there`, () => {
    const from = new URL(path, root)
    for (const [, target = ''] of textOf(path).matchAll(links))
      assert.ok(existsSync(new URL(target, from)), `${path} links to ${target}`)
  })
