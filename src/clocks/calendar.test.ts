import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, fromDayNumber, weekday } from '#kit'
import { type CalendarId, calendarOf, clearDaysBefore, countForward, withinWorkingDays } from './calendar.ts'

const inKnownYears = fc.integer({ min: 15_706, max: 20_800 }).map(fromDayNumber)
const working = fc.constantFrom<CalendarId>('united-kingdom', 'england-and-wales')

test('every day counts on the calendar of every day, bank holidays included', () => {
  const { counts, holiday } = calendarOf('every-day')
  assert.equal(counts(day('2020-12-25')), true)
  assert.equal(holiday(day('2020-12-25')), undefined)
})

test('a holiday in Scotland or Northern Ireland alone is a working day in England and Wales', () => {
  for (const only of ['2018-08-06', '2018-07-12', '2018-03-19'].map(day)) {
    assert.equal(calendarOf('england-and-wales').counts(only), true, only)
    assert.equal(calendarOf('united-kingdom').counts(only), false, only)
  }
})

test('the moved May holiday and the extra one of 2022 are known', () => {
  const { counts } = calendarOf('england-and-wales')
  assert.equal(counts(day('2020-05-04')), true)
  assert.equal(counts(day('2020-05-08')), false)
  assert.equal(counts(day('2022-06-03')), false)
})

test('weekends never count on a working calendar, and whatever counts in the United Kingdom counts in England and Wales', () => {
  fc.assert(
    fc.property(inKnownYears, at => {
      const isWeekend = weekday(at) === 0 || weekday(at) === 6
      assert.ok(!(isWeekend && calendarOf('england-and-wales').counts(at)))
      assert.ok(!calendarOf('united-kingdom').counts(at) || calendarOf('england-and-wales').counts(at))
    }),
  )
})

const counted = (from: Day, to: Day, id: CalendarId): number => {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (calendarOf(id).counts(at)) count += 1
  return count
}

test('counting forward ends on a counted day with exactly that many counted days up to it', () => {
  fc.assert(
    fc.property(inKnownYears, fc.integer({ min: 1, max: 60 }), working, (from, count, id) => {
      const end = countForward(from, count, calendarOf(id))
      assert.ok(end.ok)
      assert.ok(calendarOf(id).counts(end.value))
      assert.equal(counted(from, end.value, id), count)
    }),
  )
})

test('clear days lie strictly between; after the next working day there are too few', () => {
  fc.assert(
    fc.property(inKnownYears, fc.integer({ min: 1, max: 10 }), working, (meeting, count, id) => {
      const latest = clearDaysBefore(meeting, count, calendarOf(id))
      assert.ok(latest.ok)
      assert.equal(counted(latest.value, addDays(meeting, -1), id), count)
      const next = countForward(latest.value, 1, calendarOf(id))
      assert.ok(next.ok && counted(next.value, addDays(meeting, -1), id) < count)
    }),
  )
})

test('a day that rests on holidays nobody has published is refused', () => {
  const after = countForward(day('2028-12-20'), 20, calendarOf('england-and-wales'))
  assert.deepEqual(!after.ok && after.refusal.code, 'invalid')
  const before = clearDaysBefore(day('2012-01-03'), 5, calendarOf('england-and-wales'))
  assert.deepEqual(!before.ok && before.refusal.code, 'invalid')
})

test('five working days ahead reach over Easter, and to a plain week where no holidays are known', () => {
  assert.equal(withinWorkingDays(day('2021-03-31'), 5), '2021-04-11' as Day)
  assert.equal(withinWorkingDays(day('2090-01-02'), 5), '2090-01-09' as Day)
})
