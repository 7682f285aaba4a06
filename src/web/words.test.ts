import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day, instant, quarterOf } from '#kit'
import {
  agoInWords,
  clockInWords,
  countOf,
  dayInWords,
  dayOfMonth,
  dueInWords,
  instantInWords,
  listInWords,
  monthInWords,
  numberInWords,
  poundsInWords,
  quarterInWords,
  shortDay,
  timeInWords,
  weekdayInWords,
  weekdayWithYear,
} from './words.ts'

test('a day is written as people say it', () => {
  const first = day('2021-03-01')
  assert.equal(dayInWords(first), '1 March 2021')
  assert.equal(dayOfMonth(first), '1 March')
  assert.equal(shortDay(day('2021-09-12')), '12 Sep')
  assert.equal(weekdayInWords(first), 'Monday 1 March')
  assert.equal(weekdayWithYear(day('2020-02-29')), 'Saturday 29 February 2020')
  assert.equal(monthInWords(day('2018-12-31')), 'December 2018')
})

test('a quarter is named by its months', () => {
  assert.equal(quarterInWords(quarterOf(day('2019-12-31'))), 'October to December 2019')
  assert.equal(quarterInWords(quarterOf(day('2021-03-10'))), 'January to March 2021')
})

test('every weekday has its name', () => {
  const names = [0, 1, 2, 3, 4, 5, 6].map(
    count => weekdayInWords(addDays(day('2021-03-07'), count)).split(' ')[0],
  )
  assert.deepEqual(names, ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'])
})

test('a due day is late only when it is past', () => {
  const today = day('2021-03-10')
  const rows: readonly [string, string][] = [
    ['2021-03-01', '9 days late'],
    ['2021-03-09', '1 day late'],
    ['2021-03-10', 'today'],
    ['2021-03-11', 'tomorrow'],
    ['2021-03-13', 'in 3 days'],
    ['2024-03-10', 'in 1,096 days'],
  ]
  for (const [due, words] of rows) assert.equal(dueInWords(day(due), today), words)
})

test('what is past is so many days ago, what is to come is not', () => {
  const today = day('2018-10-01')
  assert.equal(agoInWords(day('2018-07-30'), today), '63 days ago')
  assert.equal(agoInWords(day('2018-09-30'), today), 'yesterday')
  assert.equal(agoInWords(today, today), 'today')
  assert.equal(agoInWords(day('2018-10-08'), today), 'in 7 days')
})

test('times are by the clock in London, summer and winter', () => {
  const rows: readonly [string, string][] = [
    ['2021-03-18T14:00:00Z', '2pm'],
    ['2021-07-18T13:00:00Z', '2pm'],
    ['2021-03-10T09:30:00Z', '9:30am'],
    ['2021-03-10T12:00:00Z', 'midday'],
    ['2021-03-10T00:00:00Z', 'midnight'],
    ['2021-03-10T00:05:00Z', '12:05am'],
    ['2021-03-10T12:05:00Z', '12:05pm'],
  ]
  for (const [at, words] of rows) assert.equal(timeInWords(instant(at)), words)
  assert.equal(instantInWords(instant('2021-06-30T23:30:00Z')), '1 July 2021, 12:30am')
})

test('counts agree with their noun', () => {
  assert.equal(countOf(0, 'day'), '0 days')
  assert.equal(countOf(1, 'body', 'bodies'), '1 body')
  assert.equal(countOf(2800, 'review'), '2,800 reviews')
  assert.equal(numberInWords(1234567), '1,234,567')
})

test('a list ends with "and"', () => {
  assert.equal(listInWords([]), '')
  assert.equal(listInWords(['notes']), 'notes')
  assert.equal(listInWords(['notes', 'letters', 'a call']), 'notes, letters and a call')
})

test('a time as it was typed is read like any other; other words stay', () => {
  const rows = [
    ...[
      ['14:00', '2pm'],
      ['9:30', '9:30am'],
      ['12:00', 'midday'],
      ['00:00', 'midnight'],
      ['12:15', '12:15pm'],
    ],
    ...[
      ['after lunch', 'after lunch'],
      ['25:00', '25:00'],
      ['', ''],
    ],
  ] as const
  for (const [typed, words] of rows) assert.equal(clockInWords(typed), words)
})

test('pence are shown only where there are any', () => {
  assert.deepEqual(
    [poundsInWords(125_000), poundsInWords(125_050), poundsInWords(5)],
    ['£1,250', '£1,250.50', '£0.05'],
  )
})
