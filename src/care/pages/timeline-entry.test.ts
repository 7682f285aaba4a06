import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '#facts'
import { day, type Instant } from '#kit'
import { careFacts } from '../facts.ts'
import { timelineEntry } from './timeline-entry.ts'

const textOf = (name: string, detail: Fact['detail']): unknown => {
  const fact: Fact = {
    ...{
      id: 1,
      subject: 'a',
      name,
      occurredOn: day('2020-10-01'),
      occurredAt: null,
      withdraws: null,
      detail,
    },
    ...{ recordedAt: '2020-10-01T10:00:00.000Z' as Instant, recordedBy: 'test', recordedRole: 'job' },
    recordedOrganisation: null,
  }
  const around = { all: [fact], held: [fact], names: new Map(), organisations: new Map() }
  return timelineEntry(fact, around).text
}

const texts: readonly [string, Fact['detail'], string][] = [
  [careFacts.referralReceived, {}, 'Kind of notice not stated.'],
  [careFacts.meetingHeld, { setting: 'other' }, 'The levels are not stated.'],
  [careFacts.meetingHeld, {}, 'The levels are not stated. Not stated: where the person was.'],
  [careFacts.meetingHeld, { indication: 'judgement', setting: 'acute' }, 'The levels leave it to judgement.'],
  [careFacts.reviewDone, {}, 'Not stated: which kind. Not stated: what follows.'],
  [careFacts.reviewDone, { kind: '01', outcome: 'fits' }, 'Three-month review. The package fits the need.'],
  [careFacts.packageStarted, {}, 'Not stated: provider, where, price.'],
  [careFacts.packageStarted, { provider: 'Acorn', setting: 'home' }, 'Acorn, own home. Not stated: price.'],
  [
    careFacts.packageStarted,
    { provider: 'Acorn', setting: 'home', weeklyPence: 98_000 },
    'Acorn, own home, £980 a week.',
  ],
  [careFacts.packageEnded, {}, 'Not stated: why.'],
  [careFacts.decisionCommunicated, {}, 'Not stated: to whom'],
  [careFacts.pastPeriodRequested, {}, 'Not stated: which period, by whom.'],
  [careFacts.died, {}, 'Not stated: how it is known'],
  [careFacts.delayRecorded, {}, 'Not stated: whether it was justified.'],
]
for (const [name, detail, words] of texts)
  test(`${name} ${JSON.stringify(detail)}: ${words}`, () => assert.equal(textOf(name, detail), words))
