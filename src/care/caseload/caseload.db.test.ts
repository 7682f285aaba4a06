import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { clockRules } from '#care/definitions'
import { readClocks } from '#clocks'
import { type Fact, factsOf } from '#facts'
import { type Actor, as, type FileToImport, importFile, jobActor, type System, tryFile } from '#platform'
import { aMoment, anActor, type FreshDatabase, systemDatabase } from '#testing'
import { inventedNhsNumber } from '../generate/nhs-numbers.ts'
import { readCase } from '../read-case.ts'
import { caseloadKind } from './kind.ts'

const numbers = Array.from({ length: 450 }, (_, at) => inventedNhsNumber(1000 + at))

let database: FreshDatabase
let system: System
before(async () => {
  ;({ database, system } = await systemDatabase())
})
after(() => database.close())

const job = (): Actor => jobActor('import', system.system, [], aMoment(), 'test')
const fileOf = (text: string): FileToImport => ({
  name: 'caseload.csv',
  open: () => Readable.from([Buffer.from(text)]),
})
const heading =
  'case,entry,nhs_number,family_name,given_name,born_on,pathway,commissioner,fact,occurred_on,occurred_at,recorded_at,recorded_by,about,withdraws,detail'
const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`
type Cells = Readonly<Record<string, string>>
const lines = (rows: readonly Cells[]): string =>
  `${[
    heading,
    ...rows.map(row =>
      heading
        .split(',')
        .map(name => quote(row[name] ?? ''))
        .join(','),
    ),
  ].join('\n')}\n`
const referral = (name: string, number: string, changes: Cells = {}): Cells => ({
  ...{ case: name, entry: '1', nhs_number: number, family_name: 'Example', given_name: 'Joan' },
  ...{ born_on: '1940-02-29', pathway: 'standard', commissioner: '00Q', fact: 'care.referral-received' },
  ...{ occurred_on: '2019-10-01', detail: '{"kind":"checklist"}', ...changes },
})
const then = (name: string, entry: string, fact: string, on: string, changes: Cells = {}): Cells => ({
  ...{ case: name, entry, fact: `care.${fact}`, occurred_on: on, detail: '{}', ...changes },
})
const journey = (name: string, number: string): Cells[] => [
  referral(name, number),
  then(name, '2', 'accepted', '2019-10-02'),
  then(name, '3', 'coordinator-named', '2019-10-03', {
    detail: '{"coordinator":"demonstration#nina-holme","name":"Nina Holme"}',
  }),
  then(name, '4', 'evidence-asked-for', '2019-10-04', { detail: '{"what":"notes","from":"the hospital"}' }),
  then(name, '5', 'evidence-received', '2019-10-10', { about: '4' }),
  then(name, '6', 'meeting-held', '2019-10-20', { detail: '{"setting":"acute"}' }),
  then(name, '7', 'recommended', '2019-10-20', { detail: '{"outcome":"eligible"}' }),
  then(name, '8', 'decision-verified', '2019-11-05', { detail: '{"outcome":"eligible"}' }),
  then(name, '9', 'decision-communicated', '2019-11-06'),
  then(name, '10', 'package-started', '2019-11-08', { detail: '{"setting":"home","provider":"x"}' }),
]

async function bring(rows: readonly Cells[], actor: Actor = job()) {
  const outcome = await importFile(database, caseloadKind, fileOf(lines(rows)), actor)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const { run, rejections } = outcome.value
  return {
    run,
    counts: [run.read_rows, run.rejected_rows, run.new_rows, run.changed_rows, run.unchanged_rows],
    reasons: rejections.map(each => each.message),
  }
}
const caseCalled = async (name: string) =>
  (
    await sql<{
      id: string
      state: string
      outcome: string
      decided_on: string
      setting: string
      place: string
    }>`
      select id, state, outcome, decided_on, setting, place from care.case where local_id = ${name}`.execute(
      database.db,
    )
  ).rows[0]!
const clocksOfCase = async (id: string) =>
  (
    await sql`select rule, starting_fact, due_on, outcome from clocks.clock
      where subject = ${id} order by starting_fact, rule`.execute(database.db)
  ).rows

const factsOfCase = (id: string): Promise<Fact[]> =>
  as(database.db, { ...job(), places: ['pennine-lancashire', 'fylde-coast'] }, tx =>
    factsOf(tx, system.system, id),
  )

test('a history comes in with its case, person, facts and clocks; the same file again changes nothing', async () => {
  const rows = journey('A-1', '9990000018')
  assert.deepEqual(await bring(rows).then(each => [each.reasons, each.counts]), [[], [10, 0, 10, 0, 0]])
  const found = await caseCalled('A-1')
  assert.deepEqual(
    [found.state, found.outcome, found.decided_on, found.setting, found.place],
    ['in-package', 'eligible', '2019-11-05', 'acute', 'pennine-lancashire'],
  )
  const facts = await factsOfCase(found.id)
  assert.deepEqual(
    await clocksOfCase(found.id),
    clockRules
      .flatMap(rule => readClocks(rule, facts))
      .sort((a, b) => a.startingFact - b.startingFact || (a.rule < b.rule ? -1 : 1))
      .map(each => ({
        rule: each.rule,
        starting_fact: each.startingFact,
        due_on: each.dueOn,
        outcome: each.outcome,
      })),
  )
  assert.equal(facts[4]!.detail.request, facts[3]!.id, 'what answers an entry names its fact')
  assert.deepEqual((await bring(rows)).counts, [10, 0, 0, 0, 10])
})

test('a changed row corrects the earlier fact, and what follows is read again', async () => {
  const rows = journey('A-2', '9990000026')
  await bring(rows)
  const changed = rows.map(row => (row.entry === '8' ? { ...row, occurred_on: '2019-11-12' } : row))
  assert.deepEqual((await bring(changed)).counts, [10, 0, 0, 1, 9])
  const found = await caseCalled('A-2')
  assert.equal(found.decided_on, '2019-11-12')
  const facts = await factsOfCase(found.id)
  assert.equal(facts.length, 11)
  assert.equal(facts[10]!.withdraws, facts[7]!.id)
  assert.deepEqual(readCase(facts).state, 'in-package')
  assert.deepEqual((await bring(changed)).counts, [10, 0, 0, 0, 10])
  const asked = rows.map(row =>
    row.entry === '4' ? { ...row, detail: '{"what":"scans","from":"the hospital"}' } : row,
  )
  assert.deepEqual((await bring(asked)).counts, [10, 0, 0, 3, 7], 'the answer follows what it answers')
  assert.deepEqual((await bring(asked)).counts, [10, 0, 0, 0, 10])
})

const wrongRows: readonly [string, readonly Cells[], RegExp][] = [
  [
    'an unknown organisation',
    [referral('W', '9990000050', { commissioner: 'ZZZ9' })],
    /no organisation that is known/,
  ],
  [
    'a closed organisation',
    [referral('W', '9990000050', { commissioner: '5CC' })],
    /closed on|no organisation/,
  ],
  [
    'another system’s',
    [referral('W', '9990000050', { commissioner: '02N' })],
    /no place in this system|closed on/,
  ],
  [
    'before it opened',
    [referral('W', '9990000050', { occurred_on: '2012-03-01' })],
    /opened on 2013-04-01.*inherited\?/,
  ],
  ['a wrong NHS number', [referral('W', '9990000051')], /not an NHS number/],
  ['a day in the future', [referral('W', '9990000050', { occurred_on: '2021-03-11' })], /in the future/],
  ['no day at all', [referral('W', '9990000050', { occurred_on: '2019-02-29' })], /not a day written/],
  ['born after the referral', [referral('W', '9990000050', { born_on: '2019-10-02' })], /born_on is after/],
  [
    'the number of somebody else',
    [referral('W', '9990000018', { born_on: '1941-01-01' })],
    /born on another day/,
  ],
  ['no referral', [then('W-none', '2', 'accepted', '2019-10-02')], /has no referral before this row/],
  [
    'before the referral',
    [then('A-1', '90', 'review-done', '2019-09-30', { detail: '{"kind":"01"}' })],
    /before the referral/,
  ],
  ['half a detail', [then('A-1', '91', 'decision-verified', '2019-12-30')], /needs “outcome”/],
  [
    'about nothing',
    [then('A-1', '92', 'evidence-chased', '2019-12-30', { about: '77' })],
    /no earlier entry/,
  ],
]
for (const [what, rows, reason] of wrongRows)
  test(`rejected, kept and said why: ${what}`, async () => {
    const { counts, reasons } = await bring(rows)
    assert.deepEqual(counts, [1, 1, 0, 0, 0])
    assert.match(reasons[0]!, reason)
  })

test('a preview knows what earlier rows of the file will have made, and writes nothing', async () => {
  const rows = Array.from({ length: 450 }, (_, at) => journey(`P-${at}`, numbers[at]!)).flat()
  const tried = await tryFile(database, caseloadKind, fileOf(lines(rows)), job())
  assert.ok(tried.ok)
  assert.deepEqual([tried.value.run.new_rows, tried.value.run.rejected_rows], [4500, 0])
  assert.equal(await caseCalled('P-0'), undefined)
  assert.deepEqual((await bring(rows)).counts, [4500, 0, 4500, 0, 0])
})

test('when it was recorded elsewhere needs a permission of its own, and leaves a trace', async () => {
  const stated = [
    referral('S', '9990000050', { recorded_at: '2019-10-01T16:00:00Z', recorded_by: 'old system' }),
  ]
  const { reasons } = await bring(stated, anActor('place-lead', { system: system.system }))
  assert.match(reasons[0]!, /may not state/)
  await bring(stated, anActor('hub-verifier', { system: system.system }))
  const [fact] = await factsOfCase((await caseCalled('S')).id)
  assert.deepEqual([fact!.recordedAt, fact!.recordedBy], ['2019-10-01T16:00:00.000Z', 'old system'])
  const { rows } = await sql`select actor, row_count from platform.audit
    where act = 'care.state-when-recorded'`.execute(database.db)
  assert.deepEqual(rows, [{ actor: 'test:hub-verifier', row_count: 1 }])
})
