import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { factsOf, subjectOf, withdrawn } from '#facts'
import { addDays, type Day, day, type Instant } from '#kit'
import { type Actor, as } from '#platform'
import { anActor, type FreshDatabase, freshDatabase } from '#testing'
import { readClocks } from './reading.ts'
import { rebuildClocks } from './rebuild.ts'
import { begin, label, record, redact } from './record.ts'
import { installedRules, installRules } from './registry.ts'
import type { ClockRule } from './rule.ts'
import { type ClockRow, clocksOf, rowOf } from './store/clock.ts'

const rules: ClockRule[] = [
  {
    ...{ id: 'test.request', limit: 'foi', starts: ['asked'], stops: ['answered'], discounts: ['closed'] },
    pauses: { from: 'fee-asked', to: 'fee-paid' },
  },
  { id: 'test.review', limit: 'chc-review-next', starts: ['reviewed'], stops: ['reviewed'], recurs: true },
  {
    ...{ id: 'test.response', limit: 'fast-track-package', starts: ['asked'], stops: ['reviewed'] },
    discounts: ['closed'],
  },
]
const lead = anActor('place-lead', { places: ['hill', 'dale'] })
const job = anActor('job', { id: 'job:rebuild', places: ['hill', 'dale', 'moor'] })
const monday = day('2021-02-01')

let database: FreshDatabase
let subjects = 0
before(async () => {
  installRules(rules)
  database = await freshDatabase()
})
after(() => database.close())

/** A subject of its own for every history, so that histories do not wait for a fresh database. */
async function aCase(actor: Actor = lead): Promise<string> {
  subjects += 1
  const id = `case-${String(subjects).padStart(5, '0')}`
  const labels = { place: 'hill', team: null, owner: '01A', inCharge: null } as const
  await as(database.db, actor, tx => begin(tx, actor, { id, kind: 'case', audience: 'care', ...labels }))
  return id
}

const happened = (subject: string, name: string, occurredOn: Day, changes: { withdraws?: number } = {}) =>
  as(database.db, lead, tx => record(tx, lead, { subject, name, occurredOn, ...changes }))

const byKey = (a: ClockRow, b: ClockRow) =>
  a.rule === b.rule ? a.starting_fact - b.starting_fact : a.rule < b.rule ? -1 : 1

const stored = (subject: string): Promise<ClockRow[]> =>
  as(database.db, job, async tx => (await clocksOf(tx, 'north', subject)).sort(byKey))

/** What the pure reading says of the same facts, laid out as rows. */
const read = (subject: string): Promise<ClockRow[]> =>
  as(database.db, job, async tx => {
    const [labels, facts] = [await subjectOf(tx, 'north', subject), await factsOf(tx, 'north', subject)]
    assert.ok(labels)
    const readings = installedRules().flatMap(rule => readClocks(rule, facts))
    return readings.map(reading => rowOf('north', labels, reading)).sort(byKey)
  })

type Step =
  | { readonly kind: 'fact'; readonly name: string; readonly days: number; readonly hour: number | null }
  | { readonly kind: 'take-back'; readonly back: number; readonly name: string | null }
  | { readonly kind: 'move'; readonly place: string }
  | { readonly kind: 'redact'; readonly back: number }

const names = ['asked', 'answered', 'closed', 'fee-asked', 'fee-paid', 'reviewed', 'noted']
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('fact' as const),
      name: fc.constantFrom(...names),
      days: fc.nat(30),
      hour: fc.option(fc.integer({ min: 8, max: 18 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('take-back' as const),
      back: fc.nat(5),
      name: fc.option(fc.constantFrom(...names)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      place: fc.constantFrom('hill', 'dale', 'moor'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('redact' as const), back: fc.nat(5) }) },
)

async function take(subject: string, facts: number[], each: Step): Promise<void> {
  const actor = { ...lead, places: job.places }
  if (each.kind === 'move')
    return as(database.db, actor, tx => label(tx, actor, subject, { place: each.place }))
  if (each.kind === 'redact') return redactNth(subject, facts, each.back)
  const occurredOn = addDays(monday, each.kind === 'fact' ? each.days : facts.length)
  const hour = each.kind === 'fact' && each.hour !== null ? String(each.hour).padStart(2, '0') : undefined
  const withdraws = each.kind === 'take-back' ? facts.at(-1 - each.back) : undefined
  if (each.kind === 'take-back' && withdraws === undefined) return
  const recorded = await as(database.db, actor, tx =>
    record(tx, actor, {
      ...{ subject, name: each.name ?? withdrawn, occurredOn },
      ...(hour && { occurredAt: `${occurredOn}T${hour}:00:00.000Z` as Instant }),
      ...(withdraws !== undefined && { withdraws }),
    }),
  )
  facts.push(recorded.id)
}

async function redactNth(subject: string, facts: number[], back: number): Promise<void> {
  const fact = facts.at(-1 - back)
  if (fact === undefined) return
  const auditor = anActor('auditor', { subjects: [subject] })
  assert.equal(await as(database.db, auditor, tx => redact(tx, auditor, fact, 'court order')), subject)
  facts.splice(facts.indexOf(fact), 1)
}

test('the stored clocks are what the reading says, over any history, and a rebuild changes nothing', async () => {
  const histories = fc.tuple(fc.array(step, { maxLength: 14 }), fc.array(step, { maxLength: 6 }))
  await fc.assert(
    fc.asyncProperty(histories, async drawn => {
      const cases = [await aCase(), await aCase()]
      for (const [index, steps] of drawn.entries()) {
        const facts: number[] = []
        for (const each of steps) await take(cases[index]!, facts, each)
      }
      for (const each of cases) assert.deepEqual(await stored(each), await read(each))
    }),
    { numRuns: 40 },
  )
  const everything = () =>
    as(database.db, job, async tx => {
      const found: ClockRow[] = []
      for (let each = 1; each <= subjects; each += 1)
        found.push(...(await clocksOf(tx, 'north', `case-${String(each).padStart(5, '0')}`)))
      return found
    })
  const kept = await everything()
  const rebuilt = await rebuildClocks(database.db, job)
  assert.deepEqual(rebuilt, { subjects, clocks: kept.length })
  assert.ok(kept.length > 20, 'the histories start clocks')
  assert.deepEqual(await everything(), kept)
})

test('a rebuild mends a clock that was lost, one that is wrong and one whose rule is gone', async () => {
  const subject = await aCase()
  await happened(subject, 'asked', monday)
  await happened(subject, 'reviewed', addDays(monday, 9))
  const right = await stored(subject)
  installRules([...rules, { id: 'test.gone', limit: 'reg22', starts: ['noted'], stops: [] }])
  await happened(subject, 'noted', monday)
  installRules(rules)
  await database.pool.query(`delete from clocks.clock where subject = $1 and rule = 'test.review'`, [subject])
  await database.pool.query(`update clocks.clock set due_on = '2031-01-01' where subject = $1`, [subject])
  assert.notDeepEqual(await stored(subject), right)
  await rebuildClocks(database.db, job)
  assert.deepEqual(await stored(subject), right)
})

test('a rebuild waits for an act in progress and reads what the act recorded', async () => {
  const subject = await aCase()
  await happened(subject, 'asked', monday)
  let rebuilding: Promise<unknown> | undefined
  await as(database.db, lead, async tx => {
    await record(tx, lead, { subject, name: 'answered', occurredOn: addDays(monday, 3) })
    let finished = false
    rebuilding = rebuildClocks(database.db, job).then(() => {
      finished = true
    })
    await wait(150)
    assert.equal(finished, false)
  })
  await rebuilding
  assert.equal((await stored(subject))[0]!.outcome, 'stopped')
  assert.deepEqual(await stored(subject), await read(subject))
})
