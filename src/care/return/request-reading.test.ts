import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '#facts'
import type { Instant } from '#kit'
import { aFact } from '#testing'
import { careFacts } from '../facts.ts'
import { requestReadings } from './request-reading.ts'

const received = aFact(1, careFacts.referralReceived, '2020-01-06', {
  detail: { pathway: 'standard', commissioner: '00Q', fullConsideration: true },
})
const decided = (id: number, on: string, outcome: string, changes: Partial<Fact> = {}) =>
  aFact(id, careFacts.decisionVerified, on, { detail: { outcome }, ...changes })
const known = (day: string) => ({ recordedAt: `${day}T10:00:00.000Z` as Instant })

test('a case that was never corrected is one row, in which every day says since when it is known', () => {
  const facts = [
    received,
    decided(2, '2020-02-03', 'eligible', known('2020-02-10')),
    aFact(3, careFacts.packageEnded, '2020-06-01'),
  ]
  const [row, ...others] = requestReadings(facts)
  assert.equal(others.length, 0)
  assert.deepEqual(row?.known, { from: '2020-01-06T10:00:00.000Z', until: null })
  assert.deepEqual(row?.decided, { on: '2020-02-03', known: '2020-02-10T10:00:00.000Z' })
  assert.deepEqual(row?.ended?.on, '2020-06-01')
})

test('what the return does not read makes no row', () => {
  const chased = aFact(3, careFacts.evidenceChased, '2020-01-09')
  const takenBack = aFact(4, 'facts.withdrawn', '2020-01-10', { withdraws: 3 })
  assert.equal(requestReadings([received, chased, takenBack]).length, 1)
  assert.deepEqual(requestReadings([chased]), [])
})

test('a decision that is taken back makes three states of knowledge, one after another', () => {
  const rows = requestReadings([
    received,
    decided(2, '2020-02-03', 'eligible'),
    aFact(3, 'facts.withdrawn', '2020-02-05', { withdraws: 2 }),
  ])
  assert.deepEqual(
    rows.map(row => [
      row.known.from.slice(0, 10),
      row.known.until?.slice(0, 10) ?? null,
      row.decided?.on ?? null,
    ]),
    [
      ['2020-01-06', '2020-02-03', null],
      ['2020-02-03', '2020-02-05', '2020-02-03'],
      ['2020-02-05', null, null],
    ],
  )
})

test('a death, or a closing, before the decision concludes the referral; after it, it ends the funding or nothing', () => {
  const died = (id: number) => aFact(id, careFacts.died, '2020-02-03')
  const deathFirst = requestReadings([received, died(2), decided(3, '2020-02-03', 'eligible')]).at(-1)
  assert.deepEqual([deathFirst?.decided, deathFirst?.died?.on], [null, '2020-02-03'])
  const [deathAfter] = requestReadings([received, decided(2, '2020-02-03', 'eligible'), died(3)])
  assert.deepEqual([deathAfter?.decided?.on, deathAfter?.died?.on], ['2020-02-03', '2020-02-03'])
})

test('a decision entered late, of a day before the closing, is no longer a closing from then on', () => {
  const closed = aFact(2, careFacts.closedWithoutDecision, '2020-02-10')
  const rows = requestReadings([received, closed, decided(3, '2020-02-03', 'eligible', known('2020-03-01'))])
  assert.deepEqual(
    rows.map(row => [row.closed?.on ?? null, row.decided?.on ?? null]),
    [
      [null, null],
      ['2020-02-10', null],
      [null, '2020-02-03'],
    ],
  )
})

test('nursing care ends when somebody is found eligible after all, but not by a finding after their death', () => {
  const asked = aFact(3, careFacts.localResolutionRequested, '2020-03-02')
  const upheld = (id: number) =>
    aFact(id, careFacts.localResolutionDecided, '2020-05-04', { detail: { result: 'eligible' } })
  const nursing = decided(2, '2020-02-03', 'nursing-care')
  const main = (facts: readonly Fact[]) =>
    requestReadings(facts)
      .filter(row => row.activity === 'standard')
      .at(-1)
  assert.equal(main([received, nursing, asked, upheld(4)])?.ended?.on, '2020-05-04')
  const died = aFact(4, careFacts.died, '2020-04-06')
  assert.deepEqual(
    [
      main([received, nursing, asked, died, upheld(5)])?.ended,
      main([received, nursing, asked, died, upheld(5)])?.died?.on,
    ],
    [null, '2020-04-06'],
  )
})

test('responsibility is divided by the days of transfers; of two on a day the last holds', () => {
  const moved = (id: number, on: string, commissioner: string) =>
    aFact(id, careFacts.transferred, on, { detail: { commissioner } })
  const rows = requestReadings([
    received,
    moved(2, '2020-02-03', '01A'),
    moved(3, '2020-02-03', '02M'),
  ]).filter(row => row.known.until === null)
  assert.deepEqual(
    rows.map(row => [row.commissioner, row.responsible.from, row.responsible.to]),
    [
      ['00Q', '0001-01-01', '2020-02-03'],
      ['02M', '2020-02-03', '9999-12-31'],
    ],
  )
})
