import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Quarter } from '#kit'
import { isBeforeWhole, recordOfReferrals } from './whole-record.ts'

const today = day('2021-03-10')
const received = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([quarter, count]) => ({ quarter: quarter as Quarter, received: count }))

test('the record is whole from the first quarter with a usual number; a spring with fewer later breaks nothing', () => {
  const inherited = received({
    '2011-12-Q1': 316,
    '2017-18-Q3': 260,
    '2017-18-Q4': 601,
    '2018-19-Q1': 1234,
    '2018-19-Q2': 1251,
    '2019-20-Q4': 1185,
    '2020-21-Q1': 600,
    '2020-21-Q2': 1147,
    '2020-21-Q3': 1251,
    '2020-21-Q4': 80,
  })
  const record = recordOfReferrals(inherited, day('2011-06-01'), today)
  assert.deepEqual(record, { firstOn: '2011-06-01', wholeFrom: '2018-04-01', usual: 1185 })
  assert.equal(isBeforeWhole(record, '2017-18-Q4' as Quarter), true)
  assert.equal(isBeforeWhole(record, '2018-19-Q1' as Quarter), false)
})

test('a service that began whole is whole from its first referral; nothing tells where no quarter is over', () => {
  const begun = recordOfReferrals(received({ '2020-21-Q2': 20, '2020-21-Q3': 30 }), day('2020-07-02'), today)
  assert.equal(begun?.wholeFrom, '2020-07-01')
  assert.equal(recordOfReferrals(received({ '2020-21-Q4': 20 }), day('2021-01-04'), today), null)
  assert.equal(recordOfReferrals([], null, today), null)
  assert.equal(isBeforeWhole(null, '2014-15-Q1' as Quarter), false)
})
