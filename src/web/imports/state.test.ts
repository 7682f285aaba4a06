import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BroughtFile } from '#platform'
import { progressInWords } from './state.ts'

const began = '2021-03-31T10:00:00Z'
const after = (seconds: number) => Date.parse(began) + seconds * 1_000
const working = (done: Partial<BroughtFile>): BroughtFile =>
  ({
    ...{ asked: 'read', working_since: began, bytes: 1_000, bytes_done: 0, rows_done: 0 },
    ...done,
  }) as BroughtFile

test('the share that is said is of the work that is being done', () => {
  const reading = working({ bytes_done: 250, rows_done: 300_000 })
  assert.equal(
    progressInWords(reading, null, after(60)),
    'It is being read: 300,000 rows so far, 25%, about 3 minutes left.',
  )
  const checking = working({ bytes_done: 1_000, rows_done: 61_140 })
  assert.equal(
    progressInWords(checking, 305_700, after(600)),
    'It is being checked: 61,140 rows so far, 20%.',
  )
})

test('where nothing tells the share, none is said', () => {
  assert.equal(
    progressInWords(working({ rows_done: 6_000 }), null, after(60)),
    'It is being read: 6,000 rows so far.',
  )
})
