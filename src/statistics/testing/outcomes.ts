import assert from 'node:assert/strict'
import type { Outcome, StatisticsRefusal } from '../outcome.ts'

/** The value of an outcome that must have one. */
export function valueIn<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) assert.fail(`refused: ${outcome.refusal.code}: ${outcome.refusal.message}`)
  return outcome.value
}

/** Holds that an outcome was refused by a rule, at a row and a field if given. */
export function assertRefused(
  outcome: Outcome<unknown>,
  expected: Pick<StatisticsRefusal, 'code'> & Partial<Pick<StatisticsRefusal, 'row' | 'field'>>,
): void {
  assert.equal(outcome.ok, false, 'was not refused')
  if (outcome.ok) return
  const { code, row, field, message } = outcome.refusal
  assert.equal(code, expected.code)
  if ('row' in expected) assert.equal(row, expected.row)
  if ('field' in expected) assert.equal(field, expected.field)
  assert.ok(message.length > 10)
}

/** Holds that two numbers agree to a relative tolerance. */
export function assertNear(actual: number | null, expected: number, relative = 1e-9): void {
  assert.ok(actual !== null, 'is null')
  const scale = Math.max(Math.abs(actual), Math.abs(expected), 1e-300)
  assert.ok(Math.abs(actual - expected) / scale <= relative, `${actual} is not ${expected} to ${relative}`)
}
