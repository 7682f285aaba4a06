import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, fromDayNumber, type Instant } from '#kit'
import { type Due, dueOf, type Pause, type Start, startAt, startOn } from './due.ts'
import { limitIds, limitOf } from './limit.ts'

const due = (id: Parameters<typeof limitOf>[0], start: Start, pauses: readonly Pause[] = []): Due => {
  const found = dueOf(limitOf(id), start, pauses)
  assert.ok(found.ok, found.ok ? '' : found.refusal.message)
  return found.value
}
const onMonday = startOn(day('2021-02-01'))
const pause = (from: string, to: string | null): Pause => ({
  from: day(from),
  to: to === null ? null : day(to),
})

test('every limit says where its due day comes from: its start, its law and its calendar', () => {
  for (const id of limitIds) {
    const { working } = due(id, startAt('2021-02-01T09:00:00.000Z' as Instant))
    assert.match(working[0]!, /^(Started|Meeting) /, id)
    assert.ok(
      working.some(line => line.includes(limitOf(id).law)),
      id,
    )
    assert.ok(working.length >= 4, id)
  }
})

test('two pauses that overlap disregard each day once', () => {
  const once = due('foi', onMonday, [pause('2021-02-03', '2021-02-09')])
  const twice = due('foi', onMonday, [pause('2021-02-03', '2021-02-08'), pause('2021-02-05', '2021-02-09')])
  assert.deepEqual(twice, once)
  assert.equal(once.pausedDays, 5)
})

test('a pause that is open leaves no due day; one that was opened after the due day changes nothing', () => {
  assert.equal(due('foi', onMonday, [pause('2021-02-10', null)]).dueOn, null)
  const closed = due('foi', onMonday)
  assert.equal(closed.dueOn, '2021-03-01')
  assert.equal(due('foi', onMonday, [pause('2021-03-01', null)]).dueOn, null)
  assert.deepEqual(due('foi', onMonday, [pause('2021-03-02', null)]), closed)
})

test('a bank holiday as the last day of a limit in days does not move it, and the working says so', () => {
  const { dueOn, working } = due('reg22', startOn(day('2020-11-27')))
  assert.equal(dueOn, '2020-12-25')
  assert.ok(working.some(line => line.includes('Christmas Day')))
})

test('a limit in hours is in instants where the hour is known and in days where it is not', () => {
  const known = due('fast-track-package', startAt('2021-10-30T23:30:00.000Z' as Instant))
  assert.deepEqual(
    [known.dueOn, known.dueAt],
    [day('2021-11-01'), '2021-11-01T23:30:00.000Z'],
    'a Saturday night in summer time to a Monday night in winter time',
  )
  assert.deepEqual(due('fast-track-package', onMonday).dueAt, null)
  assert.equal(dueOf(limitOf('crisis-response'), onMonday).ok, false)
})

test('a pause on a promise that never pauses is refused, and so is one that ends before it begins', () => {
  const never = dueOf(limitOf('chc-decision'), onMonday, [pause('2021-02-03', '2021-02-05')])
  assert.equal(!never.ok && never.refusal.field, 'pause')
  const backwards = dueOf(limitOf('foi'), onMonday, [pause('2021-02-05', '2021-02-03')])
  assert.equal(!backwards.ok && backwards.refusal.code, 'invalid')
})

test('a pause never brings the due day nearer, and a longer one never brings it nearer than a shorter', () => {
  const starts = fc.integer({ min: 16_000, max: 19_000 }).map(fromDayNumber)
  fc.assert(
    fc.property(
      starts,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      (from, after, length, more) => {
        const begins = addDays(from, after)
        const days = [length, length + more].map(
          each => due('foi', startOn(from), [{ from: begins, to: addDays(begins, each) }]).dueOn!,
        )
        assert.ok(due('foi', startOn(from)).dueOn! <= days[0]! && days[0]! <= days[1]!)
      },
    ),
  )
})
