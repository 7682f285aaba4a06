import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { test } from 'node:test'
import { clockRules } from '#care/definitions'
import { readClocks } from '#clocks'
import type { Fact } from '#facts'
import { demonstrationFolder } from '#footprints'
import { addMonths, type Day, day, groupedBy, isInvented, parseNhsNumber } from '#kit'
import { aFact } from '#testing'
import { caseloadFile, caseloadHeading, caseloadRows } from './caseload.ts'
import { inventedNhsNumber, inventedNumbers } from './nhs-numbers.ts'
import type { Wanted } from './people.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(join(demonstrationFolder('lancashire-and-south-cumbria'), 'caseload.json'))
const demonstration: Wanted = { seed: 2013, scale: 1, settings }

test('the numbers of invented people are valid, never issued and different', () => {
  for (const at of [0, 1, 12_345, inventedNumbers() - 1]) {
    const number = inventedNhsNumber(at)
    assert.ok(parseNhsNumber(number) && isInvented(number))
  }
  assert.ok(inventedNumbers() > 900_000)
  assert.throws(() => inventedNhsNumber(inventedNumbers()), RangeError)
})

const hashOf = (wanted: Wanted): string => {
  const hash = createHash('sha256')
  for (const piece of caseloadFile(wanted)) hash.update(piece)
  return hash.digest('hex')
}

test('the same seed gives the same bytes, another seed others', () => {
  const small = { ...demonstration, scale: 0.05 }
  assert.equal(hashOf(small), hashOf(small))
  assert.notEqual(hashOf(small), hashOf({ ...small, seed: 2014 }))
})

type Told = { readonly name: string; readonly inherited: boolean; readonly facts: Fact[] }

/** The cases as the importer would read them, without a database: those of one person come one after another. */
function* cases(wanted: Wanted): Generator<Told> {
  let now: Told | undefined
  for (const cells of caseloadRows(wanted)) {
    const record = Object.fromEntries(caseloadHeading.map((name, at) => [name, cells[at]!]))
    if (record.case !== now?.name) {
      if (now) yield now
      now = { name: record.case!, inherited: record.inherited === 'yes', facts: [] }
    }
    const detail = record.detail === '' ? {} : (JSON.parse(record.detail!) as object)
    const withdraws = record.withdraws === '' ? null : Number(record.withdraws)
    now!.facts.push(
      aFact(Number(record.entry), record.fact!, record.occurred_on!, { detail: { ...detail }, withdraws }),
    )
  }
  if (now) yield now
}

test('at 31 January 2020 about 3,800 reviews are outstanding, more than 2,800 overdue, few of them inherited', () => {
  const on = day('2020-01-31')
  const soon = addMonths(on, 3)
  const reviews = clockRules.filter(rule => rule.id.startsWith('chc-review'))
  const counts = { outstanding: 0, overdue: 0, inherited: 0, inheritedThen: 0 }
  for (const { inherited, facts } of cases(demonstration)) {
    if (inherited) counts.inheritedThen += 1
    const known = facts.filter(fact => fact.occurredOn <= on)
    const isFastTrack = known[0]?.detail.kind === 'fast-track-tool'
    const read = isFastTrack ? known.map(eligibleWhenAccepted) : known
    for (const clock of reviews.flatMap(rule => readClocks(rule, read))) {
      if (clock.outcome !== null || clock.dueOn === null || clock.dueOn > soon) continue
      counts.outstanding += 1
      if (clock.dueOn >= on) continue
      counts.overdue += 1
      if (inherited) counts.inherited += 1
    }
  }
  assert.ok(counts.outstanding > 3_700 && counts.outstanding < 3_950, `${counts.outstanding} outstanding`)
  assert.ok(counts.overdue > 2_800 && counts.overdue < 2_950, `${counts.overdue} overdue`)
  assert.ok(counts.inheritedThen > 1_990 && counts.inheritedThen < 2_010, `${counts.inheritedThen} inherited`)
  assert.ok(counts.inherited > 40 && counts.inherited < 250, `${counts.inherited} inherited and overdue`)
})

/** On fast track accepting the tool is the decision; the importer writes that. */
const eligibleWhenAccepted = (fact: Fact): Fact =>
  fact.name === 'care.accepted' ? { ...fact, detail: { outcome: 'eligible' } } : fact

/** Referrals of both types for 50,000 adults: 170,748 in 2018-19 (written answer HL16774), 44.9 million adults. */
const englandsRate = (170_748 / 44_900_000) * 50_000

test('referrals come as often as England’s, and in proportion to the adults of each commissioner', () => {
  const received = new Map<string, number>()
  const places = (['fact', 'occurred_on', 'pathway', 'commissioner'] as const).map(name =>
    caseloadHeading.indexOf(name),
  )
  for (const cells of caseloadRows(demonstration)) {
    const [fact, on, pathway, commissioner] = places.map(at => cells[at]!)
    const isCounted = fact === 'care.referral-received' && pathway !== 'nursing-care'
    if (isCounted && on! >= '2018-04-01' && on! < '2019-04-01')
      received.set(commissioner!, (received.get(commissioner!) ?? 0) + 1)
  }
  for (const { code, adults } of settings.commissioners) {
    const rate = ((received.get(code) ?? 0) / adults) * 50_000
    assert.ok(rate > englandsRate * 0.75 && rate < englandsRate * 1.25, `${code}: ${rate.toFixed(0)}`)
  }
})

test('nobody was assessed while assessments were suspended, and those who waited are known by their delay', () => {
  const { from, to } = settings.suspended
  let [deferred, held] = [0, 0]
  for (const { facts } of cases(demonstration))
    for (const { name, occurredOn, detail } of facts) {
      const isIn = occurredOn >= from && occurredOn <= to
      if (name === 'care.meeting-held' && isIn) held += 1
      if (name === 'care.delay-recorded' && detail.cause === 'suspension') deferred += 1
    }
  assert.equal(held, 0)
  assert.ok(deferred > 200, `${deferred} deferred`)
})

const endings = ['care.died', 'care.package-ended', 'care.closed-without-decision']
const isScreenedOut = ({ name, detail }: Fact) => name === 'care.screened' && !detail.fullConsideration
const isRefusal = ({ name, detail }: Fact) =>
  name === 'care.decision-verified' && detail.outcome === 'not-eligible'

test('a person dies once: nothing comes after it, and it ends each of their cases that was not over', () => {
  const people = groupedBy([...cases(demonstration)], ({ name }) => name.slice(0, name.lastIndexOf('-')))
  let [ended, together] = [0, 0]
  for (const [person, told] of people) {
    const deaths = told.flatMap(({ facts }) => facts.filter(({ name }) => name === 'care.died'))
    if (deaths.length === 0) continue
    const on = deaths[0]!.occurredOn
    assert.ok(
      deaths.every(death => death.occurredOn === on),
      person,
    )
    for (const { name, facts } of told) {
      assert.deepEqual(
        facts.filter(fact => fact.occurredOn > on),
        [],
        name,
      )
      const has = (fact: string) => facts.some(each => each.name === fact)
      const isWaiting = has('care.local-resolution-requested') && !has('care.local-resolution-decided')
      const isOver = endings.some(has) || facts.some(isScreenedOut) || (facts.some(isRefusal) && !isWaiting)
      assert.ok(isOver, `${name} goes on after the death of ${on}`)
    }
    ended += 1
    if (deaths.length > 1) together += 1
  }
  assert.ok(ended > 3_000 && together > 20, `${ended} died, ${together} with several cases open`)
})

test('nothing is told before it happens, nothing happens or is told on the last day or later', () => {
  for (const cells of caseloadRows({ ...demonstration, scale: 0.2 })) {
    const [on, told] = [cells[10]! as Day, cells[12]!]
    assert.ok(on < settings.until && told < settings.until && told.slice(0, 10) >= on, cells.join())
  }
})
