import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { chartAnswers } from './testing/chart-answers.ts'
import { disagreementsOf, type PackageCase } from './testing/package-case.ts'
import { rateAnswers } from './testing/rate-answers.ts'

const answers = { ...chartAnswers, ...rateAnswers }
const cases = readCases('fixtures/packages-own-expectations.jsonl')

/** One case a line; a column that several cases share has a line of its own, and `@name` points to it. */
function readCases(path: string): readonly PackageCase[] {
  const columns = new Map<string, unknown>()
  const shared = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith('@') ? columns.get(value.slice(1)) : value
  const lines = readFileSync(new URL(path, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.flatMap(line => {
    const read = JSON.parse(line, shared)
    if (!('column' in read)) return [read]
    columns.set(read.column, read.cells)
    return []
  })
}

const answerTo = (asked: PackageCase) => answers[asked.family]!(asked.given as never)
const sourceOf = (asked: PackageCase) => `${asked.package} ${asked.version}, ${asked.file}`

describe('what the test suites of the reference packages expect', () => {
  for (const source of new Set(cases.map(sourceOf)))
    it(source, () => {
      for (const asked of cases.filter(each => sourceOf(each) === source))
        assert.deepEqual(disagreementsOf(asked, answerTo(asked)), [], `${asked.block} (${asked.family})`)
    })

  it('covers every family that we can answer', () => {
    const covered = new Set(cases.map(({ family }) => family))
    assert.deepEqual([...covered].sort(), Object.keys(answers).sort())
  })

  it('would see a figure or a label that is another one', () => {
    for (const asked of cases) {
      const answer = answerTo(asked)
      for (const [column, expected] of Object.entries(asked.expected)) {
        const cells = Array.isArray(expected) ? expected : [expected]
        const changed = cells.map(cell => (typeof cell === 'number' ? cell * 1.2 + 0.1 : `not ${cell}`))
        const wrong = { ...asked, expected: { [column]: Array.isArray(expected) ? changed : changed[0]! } }
        assert.ok(disagreementsOf(wrong, answer).length > 0, `${asked.block}: ${column}`)
      }
    }
  })
})
