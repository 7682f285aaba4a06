import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { causeIds, causeOf, cohortOf, type DecisionCount, overviewOf, type ReviewCount } from './overview.ts'

const aCount = (changes: Partial<DecisionCount> = {}): DecisionCount => ({
  ...{ place: 'hill', team: 'hill-team', commissioner: '00Q', inherited: false, deferred: false, band: 0 },
  ...{ state: 'coordinated', assigned: true, waiting: false, booked: false, soon: false },
  ...{ oldest: day('2021-03-01'), cases: 1 },
  ...changes,
})
const aReview = (changes: Partial<ReviewCount> = {}): ReviewCount => ({
  ...{ place: 'hill', team: 'hill-team', commissioner: '00Q', inherited: false },
  ...{ overdue: 0, outstanding: 0, booked: 0 },
  ...changes,
})

test('each will be late for one cause: the first that holds', () => {
  const counts: [string, Partial<DecisionCount>][] = [
    ['unassigned', { assigned: false, waiting: true, state: 'recommended' }],
    ['not-verified', { state: 'recommended', waiting: true }],
    ['waiting', { waiting: true, booked: true }],
    ['not-booked', {}],
    ['in-hand', { booked: true }],
    ['in-hand', { state: 'assessed' }],
  ]
  for (const [cause, changes] of counts) assert.equal(causeOf(aCount(changes)), cause)
  assert.deepEqual([...new Set(counts.map(([cause]) => cause))].sort(), [...causeIds].sort())
})

test('inherited comes before deferred: a case is of one cohort', () => {
  assert.equal(cohortOf({ inherited: true, deferred: true }), 'inherited')
  assert.equal(cohortOf({ inherited: false, deferred: true }), 'deferred')
  assert.equal(cohortOf({ inherited: false, deferred: false }), 'own')
})

const decisions = [
  aCount({ cases: 5 }),
  aCount({ cases: 3, band: 1, oldest: day('2021-01-20') }),
  aCount({ cases: 2, band: 5, oldest: day('2020-08-01'), deferred: true }),
  aCount({ cases: 7, band: 5, oldest: day('2013-04-01'), inherited: true, deferred: true }),
  aCount({ cases: 4, place: 'dale', team: null, commissioner: '01A', soon: true, assigned: false }),
  aCount({ cases: 1, place: 'dale', team: null, commissioner: '01A', band: 2, oldest: day('2021-01-01') }),
]

test('all that is late is in the answer; the table by place holds what came in the usual course', () => {
  const overview = overviewOf(decisions, [], 'place')
  assert.deepEqual([overview.open, overview.late, overview.oldest], [22, 13, '2013-04-01'])
  assert.deepEqual(overview.aged, [
    { key: 'dale', inTime: 4, beyond: [0, 1, 0, 0, 0], late: 1 },
    { key: 'hill', inTime: 5, beyond: [3, 0, 0, 0, 0], late: 3 },
  ])
})

test('the three cohorts together are everything', () => {
  const { agedByCohort, open, late } = overviewOf(decisions, [], 'place')
  assert.deepEqual(
    agedByCohort.map(row => [row.key, row.inTime, row.late]),
    [
      ['own', 9, 4],
      ['deferred', 0, 2],
      ['inherited', 0, 7],
    ],
  )
  assert.equal(
    agedByCohort.reduce((sum, row) => sum + row.late, 0),
    late,
  )
  assert.equal(
    agedByCohort.reduce((sum, row) => sum + row.late + row.inTime, 0),
    open,
  )
})

test('the forecast counts every cohort, and its causes add up to it', () => {
  for (const by of ['place', 'team', 'commissioner'] as const)
    for (const row of overviewOf(decisions, [], by).forecast)
      assert.equal(
        causeIds.reduce((sum, cause) => sum + row.why[cause], 0),
        row.total,
      )
  assert.deepEqual(
    overviewOf(decisions, [], 'team').forecast.map(row => [row.key, row.total, row.why.unassigned]),
    [
      ['', 4, 4],
      ['hill-team', 0, 0],
    ],
  )
})

test('reviews: every group, and of all of them what was inherited', () => {
  const reviews = [
    aReview({ outstanding: 10, overdue: 6, booked: 1 }),
    aReview({ outstanding: 20, overdue: 20, inherited: true }),
    aReview({ place: 'dale', outstanding: 1 }),
  ]
  const overview = overviewOf([], reviews, 'place')
  assert.deepEqual(overview.reviews, [
    { key: 'dale', outstanding: 1, overdue: 0, booked: 0 },
    { key: 'hill', outstanding: 30, overdue: 26, booked: 1 },
  ])
  assert.deepEqual([overview.inheritedReviews.outstanding, overview.inheritedReviews.overdue], [20, 20])
  assert.equal(overview.oldest, null)
})
