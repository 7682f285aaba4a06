import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kit'
import { anActor } from '#testing'
import { type Case, caseStates, type PathwayId, pathwayIds } from './case.ts'
import { parseReference } from './find-cases.ts'
import { answeringSteps, nextActOf, nextStepFor } from './next-step.ts'
import { evenedOut } from './pages/rebalance.ts'
import { pathways, rowFor } from './pathways/index.ts'
import { forecastUntil, isStuck, movingStates, openStates, stuckSince } from './working-day.ts'

const aCase = (changes: Partial<Case> = {}): Case => ({
  ...{ id: 'case-1', reference: 'K7QF-2M9X', person: 'p', pathway: 'standard', state: 'coordinated' },
  ...{ commissioner: '00Q', place: 'hill', team: 'hill-team', receivedOn: day('2021-02-01'), referrer: null },
  ...{ coordinator: 'nurse', recommended: null, decidedOn: null, outcome: null, waitingFor: null },
  ...{
    waitingSince: null,
    bookedOn: null,
    setting: null,
    toldOn: null,
    lastFactOn: day('2021-03-09'),
    inherited: false,
  },
  ...changes,
})

test('stuck: nothing recorded for five working days, or waiting for more than fourteen days', () => {
  // Wednesday 10 March 2021: the five working days are 4, 5, 8, 9 and 10 March.
  const since = stuckSince(day('2021-03-10'))
  assert.deepEqual(since, { quietSince: '2021-03-03', waitingBefore: '2021-02-24' })
  const stuck = (changes: Partial<Case>) => isStuck(aCase(changes), since)
  assert.equal(stuck({ lastFactOn: day('2021-03-03') }), true)
  assert.equal(stuck({ lastFactOn: day('2021-03-04') }), false)
  assert.equal(stuck({ waitingSince: day('2021-02-23') }), true)
  assert.equal(stuck({ waitingSince: day('2021-02-24') }), false)
  for (const state of caseStates.filter(each => !movingStates.includes(each)))
    assert.equal(stuck({ state, lastFactOn: day('2020-01-01') }), false, state)
})

test('stuck: bank holidays are no working days', () => {
  // Good Friday and Easter Monday 2021 were 2 and 5 April.
  assert.equal(stuckSince(day('2021-04-07')).quietSince, '2021-03-29')
})

test('the forecast of fourteen days: a limit is late on the day after its due day', () => {
  assert.equal(forecastUntil(day('2021-03-10')), '2021-03-23')
})

test('the next step is always an act that the pathway allows from that state', () => {
  for (const pathway of pathwayIds)
    for (const state of caseStates)
      for (const bookedOn of [null, day('2021-03-20')]) {
        const act = nextActOf(aCase({ pathway, state, bookedOn, outcome: 'eligible' }))
        if (act) assert.ok(rowFor(pathways[pathway], act)?.from.includes(state), `${pathway} ${state} ${act}`)
      }
})

test('every state in which a case must move has a next step, on each pathway that has the state', () => {
  const statesOf = (pathway: PathwayId) => new Set(pathways[pathway].rows.flatMap(row => row.from))
  for (const pathway of pathwayIds)
    for (const state of movingStates.filter(each => statesOf(pathway).has(each)))
      assert.ok(nextActOf(aCase({ pathway, state })), `${pathway} ${state}`)
  assert.ok(openStates.includes('in-package'))
})

test('the next step is a link for whoever may do it, and says who can to everybody else', () => {
  const recommended = aCase({ state: 'recommended' })
  assert.deepEqual(nextStepFor(anActor('hub-verifier'), recommended), {
    ...{ title: 'Verify the decision', path: '/work/cases/case-1/act/verify-decision', who: 'hub verifier' },
  })
  assert.equal(nextStepFor(anActor('nurse-assessor'), recommended)?.path, null)
  assert.equal(nextStepFor(anActor('nurse-assessor'), aCase({ state: 'ended' })), null)
})

test('a case that waits is answered before its next step, by whoever may', () => {
  const waiting = aCase({ waitingFor: 'Royal Blackburn Hospital', waitingSince: day('2021-03-01') })
  const acts = (role: 'nurse-assessor' | 'place-lead', awaited: 'evidence' | 'council') =>
    answeringSteps(anActor(role), waiting, awaited).map(({ title, path }) => [title, path])
  const at = '/work/cases/case-1/act'
  assert.deepEqual(acts('nurse-assessor', 'evidence'), [
    ['Record evidence received', `${at}/receive-evidence`],
    ['Chase evidence', `${at}/chase-evidence`],
  ])
  assert.deepEqual(acts('place-lead', 'evidence'), [['Record evidence received', null]])
  assert.deepEqual(acts('place-lead', 'council'), [
    ['Record the council’s view', `${at}/record-council-view`],
  ])
})

test('sharing out proposes as many as even the two out, one at least, fifty at most', () => {
  assert.deepEqual([evenedOut(12, 6), evenedOut(13, 6), evenedOut(6, 12), evenedOut(1000, 0)], [3, 3, 1, 50])
})

test('a reference is read as it is said: small letters, spaces, no dash', () => {
  for (const text of ['K7QF-2M9X', 'k7qf2m9x', ' K7QF 2M9X ', 'k7qf - 2m9x'])
    assert.equal(parseReference(text), 'K7QF-2M9X', text)
  for (const text of ['', 'K7QF', 'K7QF-2M9', 'K7QF-2M90', 'K7QF-2MIX', "K7QF-2M9X' or 1=1"])
    assert.equal(parseReference(text), undefined, text)
})
