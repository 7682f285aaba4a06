/** Every date vector of the reference papers, one row a test; the table prints as documentation. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { answerClock } from '../src/clocks/commands/clock.ts'

type Vector = Record<
  'rule' | 'start' | 'meeting' | 'on' | 'stop' | 'pause' | 'expect' | 'value' | 'source',
  string
>
const rows: Vector[] = parse(readFileSync(new URL('clock-vectors.csv', import.meta.url)), { columns: true })

for (const row of rows) {
  const given = (['rule', 'start', 'meeting', 'on', 'stop', 'pause'] as const).filter(
    name => row[name] !== '',
  )
  const args = given.flatMap(name => [`--${name}`, row[name]])
  test(`${args.join(' ')} gives ${row.expect} ${row.value || 'none'} (${row.source})`, () => {
    const answer = answerClock(args)
    if (row.expect === 'refusal') return assert.equal(!answer.ok && answer.refusal.code, row.value)
    assert.ok(answer.ok, answer.ok ? '' : answer.refusal.message)
    const value = answer.value[row.expect as keyof typeof answer.value]
    return assert.equal(value === null ? '' : String(value), row.value)
  })
}
