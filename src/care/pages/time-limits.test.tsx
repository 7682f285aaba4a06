import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { type ClockRow, installRules, readClocks } from '#clocks'
import { type Day, day } from '#kit'
import { aFact } from '#testing'
import { clockRules } from '../definitions.ts'
import { careFacts } from '../facts.ts'
import { limitModels, TimeLimits } from './time-limits.tsx'

installRules(clockRules)
const letter = aFact(1, careFacts.decisionCommunicated, '2020-03-10')
const request = aFact(2, careFacts.localResolutionRequested, '2020-08-01')

const shown = (facts: readonly (typeof letter)[], today: Day): string => {
  const clocks = clockRules
    .flatMap(rule => readClocks(rule, facts))
    .map(
      each =>
        ({
          ...{ rule: each.rule, starting_fact: each.startingFact, due_on: each.dueOn },
          ...{ stopped_on: each.stoppedOn, outcome: each.outcome },
        }) as ClockRow,
    )
  return render(<TimeLimits limits={limitModels(clocks, facts)} today={today} />).replaceAll(/<[^>]*>/g, '')
}

test('a right that ran out is not late: it says until when it was, and what can still be done', () => {
  assert.match(shown([letter], day('2020-09-10')), /10 September 2020, today/)
  const past = shown([letter], day('2021-03-10'))
  assert.match(
    past,
    /the time to ask ended on 10 September 2020; a later request is taken if reasons are given/,
  )
  assert.doesNotMatch(past, /late\b(?!r)/)
})

test('a right that was used is done', () =>
  assert.match(shown([letter, request], day('2021-03-10')), /done 1 August 2020, in time/))
