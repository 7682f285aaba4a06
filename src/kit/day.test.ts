import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromDayNumber, parseDay } from './day.ts'
import { type Instant, londonDay } from './instant.ts'

test('a day is one that the calendar has: every text of eight digits of some years', () => {
  for (const year of ['1900', '1999', '2000', '2019', '2020', '2100', '0000'])
    for (let month = 0; month <= 13; month += 1)
      for (let date = 0; date <= 32; date += 1) {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        const at = new Date(`${text}T00:00:00Z`)
        const isDay = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
        assert.equal(parseDay(text), isDay ? text : undefined, text)
      }
  for (const text of ['', '2020-1-01', '20200101', '2020-01-01T00:00:00Z', ' 2020-01-01', '2020-01-0x'])
    assert.equal(parseDay(text), undefined, text)
})

test('the day in London is that of the calendar of time zones, every hour of days since 1948', () => {
  const calendar = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' },
  })
  for (let at = Date.UTC(1945, 0, 1), step = 0; at < Date.UTC(2040, 0, 1); step += 1) {
    const instant = new Date(at).toISOString() as Instant
    assert.equal(londonDay(instant), calendar.format(at), instant)
    // Every hour of the day in the end, and no day of the week or month left out.
    at += 3_600_000 * (20 + (step % 7))
  }
  assert.equal(londonDay('2020-06-30T23:30:00.000Z' as Instant), '2020-07-01')
  assert.equal(fromDayNumber(0), '1970-01-01')
})
